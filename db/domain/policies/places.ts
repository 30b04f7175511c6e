/**
 * Which of two places a policy is of, and what each has of its own. The places are the two cities of which the register holds
 * most organizations; a policy is of the place where those sit that issued it, or that its title names.
 */
import type { Reader } from "../../base/store.ts";
import type { Bilingual } from "../../contract/minutes.ts";
import type { RecordOf } from "../../contract/subjects/index.ts";

type Policy = RecordOf<"policy">;
export type Side = "first" | "second";

export interface Place {
  zh: string;
  en: string;
  /** By which titles name it: the city, and the province that it stands in. */
  words: readonly string[];
}

/** The two places, in the order of their names; none where the register knows fewer. */
export function placesOf(reader: Reader): [Place, Place] | null {
  const cities = reader.all<{ city: string; en: string | null }>(
    `SELECT city, max(city_en) AS en FROM organization WHERE region IS NULL OR region NOT IN ${FAR}
     GROUP BY city ORDER BY count(*) DESC, city LIMIT 2`,
  );
  const [one, other] = cities
    .map(({ city, en }): Place => ({ zh: city, en: en ?? city, words: wordsOf(reader, city) }))
    .toSorted((a, b) => BY_NAME.compare(a.zh, b.zh));
  return one && other ? [one, other] : null;
}

const BY_NAME = new Intl.Collator("zh-CN-u-co-pinyin");
/** Regions whose organizations sit in neither place: of the whole country, or outside. */
const FAR = "('全国', '区外')";
/** Letters by which a title names a city or a province: 四川 of 四川其他市州. */
const LETTERS = 2;

function wordsOf(reader: Reader, city: string): string[] {
  const rows = reader.all<{ region: string | null; region_en: string | null; city_en: string | null }>(
    "SELECT DISTINCT region, region_en, city_en FROM organization WHERE city = ?",
    city,
  );
  const chinese = [city, ...rows.flatMap(({ region }) => region ?? [])].map((name) => name.slice(0, LETTERS));
  const english = rows.flatMap(({ region_en, city_en }) =>
    `${city_en ?? ""} ${region_en ?? ""}`
      .split(/[^A-Za-z]+/)
      .filter((word) => /^[A-Z][a-z]{3,}$/.test(word) && word !== "Other"),
  );
  return [...new Set([...chinese, ...english])];
}

/** On which sides a policy stands; none: nobody can tell. */
export function sidesOf(reader: Reader, policy: Policy, places: readonly [Place, Place]): Side[] {
  const cities = policy.issuers.flatMap(
    (id) => reader.get<{ city: string }>("SELECT city FROM organization WHERE id = ?", id)?.city ?? [],
  );
  const told = `${policy.title_zh ?? ""} ${policy.title_en ?? ""} ${policy.issuer_note ?? ""}`;
  const on = ({ zh, words }: Place) =>
    cities.length > 0 ? cities.includes(zh) : words.some((word) => told.includes(word));
  return (["first", "second"] as const).filter((_, at) => on(places[at] as Place));
}

/**
 * Places that have nothing below a policy of several places or the whole country, where the other one has.
 * @param below what carries it out
 */
export function missingPlaces(reader: Reader, policy: Policy, below: readonly Policy[]): { zh: string; en: string }[] {
  if (policy.level !== "national" && policy.level !== "joint") return [];
  const places = placesOf(reader);
  const own = below.filter(({ level }) => level !== "national" && level !== "joint");
  if (!places || own.length === 0) return [];
  const covered = new Set(own.flatMap((one) => sidesOf(reader, one, places)));
  return places
    .filter((_, at) => !covered.has(at === 0 ? "first" : "second"))
    .map(({ zh, en }: Bilingual & Place) => ({ zh, en }));
}
