/**
 * The words and characters of a seal's fingerprint by the edition of the minutes, so that what was sealed keeps its own. Since the
 * fifth edition none of them sounds ill on an official document (`abandon`, 废): in the place of such stand others, which no
 * earlier list had, so that each tells one number only. English words differ in their first four letters, those of earlier
 * lists among them; characters were measured as those of `seal-characters.ts` were.
 */
import { wordlist as bip39 } from "@scure/bip39/wordlists/english.js";
import type { MinutesModel } from "../../contract/minutes.ts";
import {
  CHARACTERS as CLEAR_CHARACTERS,
  presentCharacter as clearCharacter,
  FIRST_CHARACTERS,
} from "./seal-characters.ts";

type Language = "en" | "zh";

/** Of the English list as it was, what is printed no more; each means what stands at its place in `KIND_WORDS`. */
const ILL_WORDS = (
  "abandon abuse accident accuse addict afraid alarm alcohol alien anger angry anxiety argue armed arrest " +
  "assault attack awful awkward battle betray bitter blame blast bleak blind blood blur bomb bone boring broken " +
  "bullet burden burst cancel cannon casino chaos cheap cigar crash crazy crime crouch cruel crumble crush cry " +
  "damage danger debris decline decrease defy demise denial deny despair destroy dilemma dirt disagree disease " +
  "dismiss disorder divert divorce dizzy donkey drastic dumb dwarf empty enemy erase erode erosion error erupt " +
  "evil exclude excuse exhaust exile expire fade faint false fat fatal fatigue fault fever flee foil forget " +
  "fragile frown fury garbage gasp ghost glare gloom gossip grief grit grunt guilt gun harsh hazard horror " +
  "hungry hunt hurdle hurt idle ignore ill illegal illness impose inflict injury inmate insane jealous joke " +
  "junk kick knife lawsuit lazy liar lonely mad misery miss mistake monkey monster mosquito mule naive nasty " +
  "negative neglect nerve nothing nuclear obscure odor oppose orphan panic penalty pig pistol poverty prison " +
  "problem punch quit rebel refuse reject resist retreat rifle riot risk rookie rude sad sadness scare scorpion " +
  "scrap shallow shock shoot shove shy sick siege silly skull slam slow slush snake spoil spy sting struggle " +
  "stumble suffer suspect swear symptom tired tobacco toilet topple toss tragic trap trash trick trigger " +
  "trouble ugly unable unaware undo unfair unhappy useless vacant vague vanish vicious virus void warfare wasp " +
  "waste weapon weasel weird whip worry wreck wrong spider sword"
).split(" ");

const KIND_WORDS = (
  "amber aurora avenue azure bakery birch bonnet botany buckle bugle calcium caravan carol cedar cello chorus " +
  "cider citrus clover cobalt cosmos cypress daffodil daisy drizzle easel ensemble ether fable falcon fern " +
  "fiddle fjord flannel flax flute freight geyser glacier glen gondola gourd grove gulf haiku hamlet harp hazel " +
  "hickory hive horizon hydrant iceberg inlet iris jasmine jetty jigsaw jovial kayak kernel kettle kiln koala " +
  "lagoon lantern larch lark lattice lavender lily linen lilac lodge loom lotus lute lyre mallow mint mitten " +
  "molasses mosaic moss motto mulberry nectar nickel nimble nougat nutmeg oasis oatmeal obelisk ocelot octave " +
  "onyx opal otter paprika parcel parsley pasture pavilion pebble penguin peony petal pewter pheasant picket " +
  "pier pilgrim pine plaza plum pollen poplar poppy porch puffin quail quay quill quince quiver raft rattan " +
  "ravine reed rhubarb rivulet robin rowan saffron sage sapphire savanna scroll seagull sequoia sesame shamrock " +
  "shawl sienna skylark sleigh snail sofa sonata sorbet spruce stencil stucco sundial sycamore teal thyme topaz " +
  "trellis tulip twilight umpire verandah vista waltz warbler wharf wisteria wren yarn yoga yogurt zephyr zinc " +
  "zinnia alpine anthem apron aqueduct arbor aroma arcade aster astral atlas atrium banjo barley baton bayou " +
  "begonia belfry beret beryl bison blazer boulder bouquet bower bramble buoy burlap byway cadence calico " +
  "catkin celadon chive cinema cirrus cosy crescent crocus curator dahlia damson delta diploma dockyard domino " +
  "drapery dulcet ebony eclipse elixir engrave epic estuary fanfare fennel ferry filbert finch flint foliage " +
  "fuchsia gable"
).split(" ");

const ILL_CHARACTERS =
  "坏害病死罪毒犯恶骗偷盗鬼魂魄骂猪狗粪奴丑呆废糊烂腐败亡灭毁灾祸恐惊怒怨仇敌战杀刑罚狱逮逃叛贪赖懒贫穷饥饿哭泪悲" +
  "愁惨疼伤残疾症疯狂疫瘦骨骸血肠肚肺腹胸乳鼻唇嘴喉丧孤寡弃丢失输亏骄邪歪斜怪暴乱闹吵争抢夺抓打击攻破碎断裂折落沉" +
  "溺烧焚焦炸爆轰炮弹刺砍剑伪欺误错劣差弱难苦烦忘慢迟困危险障碍阻拒禁停黑暗阴冷荒枯霉脏污虫蛇豺狸鳖猴猩歹厄晦讳悔" +
  "骇慌抖矮剥削勒荡胎卵滥蛮刁贬奄挣卒瘩晕倔咽喳贩唬啼寥侵逼迫罢纠讼诉批驳讽责惩辟陷堕缺乏漏损耗扰嚷吞咬踏躲闭疑虑" +
  "谍哎唉罩扼姥舅婆爹娘尉矛舰射皮肉脑脖腔胁尘垄蚀蚌绝熬酒烟酸麻痕滑翻扑";

const KIND_CHARACTERS =
  "沁玖蕊荔乾翌瑟茨尧兹舜烁恭荐茂尹芝宏渺庐莎粥澎谚烫肄兆萍驹岳羡芹悠翔昼毗沃沂毯宅岿烤犁莉莹筷筐湃锣茅箍琳蓉芬斟" +
  "潞佐茸爵甄琢斋篷啄淑蕴翰奎鞠巍舆镰苹萝酥趾琶峦笺釜壹芥朔锹汀凰廊麓沪涛琼镁旭赣鹏菱鲤枣芍骆俊畔薪羚粤陇涟魁墅廉" +
  "襟翠韧梨肇禄堪霓冕碟芋庶锌韶鹃玲曝磐帜冈沛驭玛茁睦佑苔撰谜厦瞩郊曙篆涯沥鲸竣崖笋漾禹饺渤艳谭拯瀑渝堤蟹茄峭苑篱" +
  "衙挚菩衍峪桅笆炬爽蒲琅汲禾晰珊滋滔囊瑚妆颁帅娱坞帛煌辕聘喻稼葵犀砾谦缮佩笛虞韵拣雀逢慷纽衬帘豫帆柠籽蘑胚踪琉榷" +
  "椒携涵瓣锤樱碾瑶渊崎揩靖誓棠颂匡氛瞻彰泳绽灿浴攒蓑潘掀卓颖拇澳礁倚慧";

const present: Record<Language, ReadonlyMap<string, string>> = {
  en: placed(ILL_WORDS, KIND_WORDS),
  zh: placed([...ILL_CHARACTERS], [...KIND_CHARACTERS]),
};

function placed(before: readonly string[], now: readonly string[]): ReadonlyMap<string, string> {
  return new Map(before.map((word, at) => [word, now[at] ?? word]));
}

/** A word or character of any edition as the one that stands for it now. */
export function presentWord(word: string, language: Language): string {
  const clear = language === "zh" ? clearCharacter(word) : word;
  return present[language].get(clear) ?? clear;
}

const PRESENT: Record<Language, readonly string[]> = {
  en: bip39.map((word) => presentWord(word, "en")),
  zh: CLEAR_CHARACTERS.map((character) => presentWord(character, "zh")),
};

/** All that were ever printed. */
export const ENGLISH_EVER: readonly string[] = [...new Set([...PRESENT.en, ...bip39])];

/** The 2,048 of an edition. @param edition undefined: the first */
export function sealWords(language: Language, edition: MinutesModel["edition"]): readonly string[] {
  if (edition !== undefined && edition > 4) return PRESENT[language];
  if (language === "en") return bip39;
  return edition === undefined ? FIRST_CHARACTERS : CLEAR_CHARACTERS;
}
