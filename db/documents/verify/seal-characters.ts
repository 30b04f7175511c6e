/**
 * The 2,048 characters in which a seal's fingerprint is told. They are those of BIP-39's simplified list, but for the ones
 * that are taken for another of them on paper: 曰 for 日, 已 for 己, 未 for 末. In the place of these stand others of GB 2312's
 * first level. What looks alike was measured: each character of both drawn in the face of the page's foot, and compared
 * (test/fixtures/look-alikes.txt, with what people mix up beside it).
 */
import { wordlist } from "@scure/bip39/wordlists/simplified-chinese.js";

/** Of the list as it was, what is printed no more; each means what stands at its place in `INSTEAD`. */
const REPLACED =
  "大而都间看又或问无入设干回处术采白车真目积八科话米元土持儿千便毛王厂住神木亚注武波板田夫升古未令环请" +
  "倒略块村距甲预扩审粮乎贵介假乐征脸井怕宜氢诗座景晶顾措剧玉季永川杨裁横域枪幅敢塞刀阵丁尺追堆累偏索秦" +
  "遗痛捕午付园宋巨凡恩炼筒插姑臣柬肯坡仪冰贡币伏援童休颜稍拖壮廷氏枝催忆幸拥牙钠勤仿奶洁抱贝戴敬铅仲申" +
  "遵隆氮拨杜诚祥伦桂撤紫伐摸租详愤竞涂掘恨役彼凤秩冒译贷稿旱钾鸟沈眉凉栽患豪吏埋勾扣估宇薯斥漫桃仔返棱" +
  "悄撞吐屈谐哩厉锥坑络冶尸晋旬亭忧杭捉汁呵债醇拌傅拆汪姜凶丛抹悟佳霞邵淮遂徙捐辨摊哀堵莱曰歇";

const INSTEAD =
  "爪舌裳笑荫帖晕葛鹤燎膀摧瘩咽喳坊嘎蛤寡晃履魄枕垛哗魂嚼舅拘咀倔懒滥擂鳞蛮弥娜嚷儒絮吟著挨扒碑脖蹭扯辰" +
  "愁揣唇绰磋迭菲肤猴葫箕姥恋芦蔓牟攀翘刹婶兽啼拓邪轩雁夷逸藻昭辙挣卒艾熬跋耙梆鞭扁彬泊卜猜搀蝉吵澄翅丑" +
  "蹈颠刁鼎逗掇蛾扼膏梗躬咕浑脊槛骄桔钧骏咯坤喇狸敛寥碌鹿眯觅勉溺汝杉蛇黍硕坛藤疼恬彤蔚尉翁勿暇猩绣恤眩" +
  "穴丫奄堰姨椅溢鹰誉垣宰凿账贞柞哎唉鞍叭扳蚌傍褒豹蔽贬鳖膊哺埠餐蚕沧豺缠趁秤匙侈酬锄幢闯淳慈聪醋淬歹谍" +
  "兜抖犊哆躲舵堕厄遏贩啡肺焚讽敷弗阜柑羔糕镐搁鸽羹苟菇褂乖拐圭骸骇悍盒哼弘喉壶唬悔晦讳豁稽饥";

const present = new Map(Array.from(REPLACED, (character, at) => [character, [...INSTEAD][at] ?? character]));

/** As builds printed them that told no edition of their minutes. */
export const FIRST_CHARACTERS: readonly string[] = wordlist;

export const CHARACTERS: readonly string[] = wordlist.map((character) => presentCharacter(character));

/** A character that is printed no more as the one that stands for it now. */
export function presentCharacter(character: string): string {
  return present.get(character) ?? character;
}
