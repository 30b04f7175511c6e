/** Places of the two cities as tables write them: 成都市, 渝, 郫县, 龙泉驿. What is no district of theirs stays as it is. Pure. */

/** Those of GB/T 2260, by the two cities. */
export const DISTRICTS = {
  成都: "锦江区 青羊区 金牛区 武侯区 成华区 龙泉驿区 青白江区 新都区 温江区 双流区 郫都区 新津区 金堂县 大邑县 蒲江县 都江堰市 彭州市 邛崃市 崇州市 简阳市",
  重庆: "万州区 涪陵区 渝中区 大渡口区 江北区 沙坪坝区 九龙坡区 南岸区 北碚区 綦江区 大足区 渝北区 巴南区 黔江区 长寿区 江津区 合川区 永川区 南川区 璧山区 铜梁区 潼南区 荣昌区 开州区 梁平区 武隆区 城口县 丰都县 垫江县 忠县 云阳县 奉节县 巫山县 巫溪县 石柱土家族自治县 秀山土家族苗族自治县 酉阳土家族苗族自治县 彭水苗族土家族自治县",
} as const;

/** What they were called before, and in short where the short name is no beginning. */
const EARLIER: Readonly<Record<string, string>> = {
  双流县: "双流区",
  郫县: "郫都区",
  郫: "郫都区",
  新津县: "新津区",
  温江县: "温江区",
  梁平县: "梁平区",
  武隆县: "武隆区",
  开县: "开州区",
  荣昌县: "荣昌区",
  潼南县: "潼南区",
  铜梁县: "铜梁区",
  璧山县: "璧山区",
  綦江县: "綦江区",
  大足县: "大足区",
  万盛区: "綦江区",
  双桥区: "大足区",
  石柱县: "石柱土家族自治县",
  秀山县: "秀山土家族苗族自治县",
  酉阳县: "酉阳土家族苗族自治县",
  彭水县: "彭水苗族土家族自治县",
};

/** Parts of a city that are no district of it, and have no code. */
const FUNCTIONAL: Readonly<Record<string, "成都" | "重庆">> = {
  成都高新区: "成都",
  天府新区: "成都",
  东部新区: "成都",
  两江新区: "重庆",
  西部科学城: "重庆",
  重庆高新区: "重庆",
  万盛经开区: "重庆",
  双桥经开区: "重庆",
};

const CITIES: Readonly<Record<string, string>> = {
  蓉: "成都",
  chengdu: "成都",
  cd: "成都",
  渝: "重庆",
  巴渝: "重庆",
  重慶: "重庆",
  chongqing: "重庆",
  cq: "重庆",
};

/** Both cities, or both provinces: never one of them. */
const BOTH = new Set(["成渝", "川渝", "成渝地区", "川渝地区"]);

const BY_NAME = new Map<string, { city: "成都" | "重庆"; district: string }>(
  Object.entries(DISTRICTS).flatMap(([city, names]) =>
    names.split(" ").flatMap((district) => {
      const place = { city: city as "成都" | "重庆", district };
      const short = district.replace(/(土家族|苗族)*自治县$|[区县市]$/, "");
      return [
        [district, place] as const,
        // One letter is too little to go by.
        ...(short.length > 1 ? [[short, place] as const] : []),
        ...Object.entries(EARLIER)
          .filter(([, now]) => now === district)
          .map(([was]) => [was, place] as const),
      ];
    }),
  ),
);

/** A city as records have it: 成都市 is 成都. @returns null for both cities, which are none of them */
export function cityAsKept(text: string): string | null {
  const bare = text.normalize("NFKC").trim();
  if (BOTH.has(bare)) return null;
  const known = CITIES[bare.toLowerCase()];
  if (known) return known;
  const short = bare.replace(/^(四川省?|中国)(?=.{2,}市?$)/, "").replace(/(?<=^.{2,})市$/, "");
  return short || bare;
}

export interface Place {
  /** The city that a district is of, where that is clear. */
  city: string | null;
  district: string;
  /** Known as a district, or a part of a city that is none. */
  known: boolean;
}

/** A district as records have it. @param city the one that stands beside it: 江北区 is of many cities */
export function districtAsKept(text: string, city: string | null): Place {
  const bare = text
    .normalize("NFKC")
    .trim()
    .replace(/^(四川省)?(成都|重庆)市?(?=.{2,})/, (head, _province, of: string) =>
      `${of}高新区` === text.trim() ? head : "",
    );
  const place = BY_NAME.get(bare);
  if (place && (city === null || city === place.city)) return { ...place, known: true };
  const part = FUNCTIONAL[bare] ?? (bare === "高新区" && (city === "成都" || city === "重庆") ? city : undefined);
  if (part) return { city: part, district: bare, known: true };
  return { city: null, district: bare, known: false };
}
