"""What the sense rules know of Chinese, as data: what clings to its neighbours, surnames, verbs.

ICU's dictionary is small: names, new words and many everyday words of a newspaper come out of
it as single characters. These lists are no dictionary either. They say which characters stand
by themselves and to which side they belong; what is left over is put together by the rule that
a Chinese word has two characters.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = frozenset("的地得了着过们吗呢吧啊呀之")
"""They end the word before them, and so never begin a line."""

SUFFIXES = frozenset(
    "人市区县省镇乡村州盟旗局委部院厅处所站馆厂店场园校系室队团组班会社党派军员者家师生手民族"
    "率额费款金度性化型式级类界业力观论法案史学路街道桥河湖山岛港湾寺塔楼城巷里中内外后间边旁"
    "期时器机品奖杯赛展节版号点线网卡证书桩灯台舞热风潮奏曲"
)
"""Single characters that end a word: institutions, places, kinds, positions, vessels."""

PLACES = frozenset("省市县区校院")
"""Suffixes that begin a name where a verb stands before them: 当选|省作协主席."""

COMPLEMENTS = frozenset("到住完好清满成掉起出见懂准稳牢")
"""What the verb before them results in: 忙到, 留住, 换完."""

AFTER_TIMES = frozenset("起前后内里中间底初")
"""What may end a time: 年底前, 明年起."""

DIRECTIONS = _words("下来 下去 起来 上来 上去 出来 出去 过来 过去 回来 回去 进来 进去 开来")
"""They complete the single verb before them: 静下来."""

PREFIXES = frozenset("第老小新大副总代各每本该全首超非无多准亚女男双半年月日周")
"""Single characters that begin the word after them."""

TAKES_OBJECT = frozenset("在到给成为向往自于")
"""They make one word with a single verb, and its object follows: 捐给, 走向."""

LINKS = frozenset(
    "在对将把被让使令给为从向往由于以因自至经沿随凭靠据按比同跟和与及或而且但却即若如不没未勿"
    "莫别已正可能会要应须需只仅还也都就才再又更最很太仍均共皆曾刚便先竟敢愿所这那何谁怎赴任获"
)
"""Prepositions, conjunctions, adverbs, auxiliaries and some verbs: they never end a line."""

LINK_WORDS = _words(
    "为了 因为 由于 以及 或者 并且 关于 针对 通过 根据 按照 随着 围绕 作为 自从 对于 除了 只需 "
    "只为 只有 只要 不再 不会 不能 不得 不准 不许 不要 不用 莫让 不让 别让 没有 已经 正在 即将 "
    "将于 能否 可以 应该 必须 需要 如何 为何 怎样 怎么 为什么 仍有 还有 更加 越来越 写在 站在 "
    "走在 坐在 摆在 放在 建在 住在 落在 用在 挂在 贵在 重在 难在 从未 尚未 并未 首次 再次 多次 "
    "一律 一起 一同 共同 相互 互相 如果 即使 虽然 但是"
)
"""The same of two characters and more."""

SINGLE_VERBS = frozenset(
    "用看说讲问找送做办开建修种养卖买写画唱走跑进出过去来是有无等帮教学读吃喝穿护保守救抓促推"
    "扩惠助访破超达增减降升涨跌变换改移迁搬挂立设签发收交付奖罚判盼爱"
)
"""Verbs of one character: between two words they belong to the one that follows."""

BARE_MEASURE = "个"
"""Without a number it still belongs to its noun: 来了个|年轻人 does not break."""

TIMES = _words(
    "今天 明天 昨天 今日 明日 昨日 日前 近日 今起 明起 今年 明年 去年 前年 年内 年初 年底 年末 "
    "月底 下月 上月 本月 本周 下周 上周 周末 周一 周二 周三 周四 周五 周六 周日 今晨 今晚 今夜 "
    "昨晚 昨夜 凌晨 清晨 深夜 傍晚 午后 首日 目前 如今 即日 当天 同日 节前 节后 之前 之后 以来 "
    "以后 以前 上半年 下半年 今春 今夏 今秋 今冬 去冬 岁末 年前 多年 长年 常年"
)
"""Words that say when."""

MEASURES = _words(
    "个百分点 个小时 个工作日 人次 架次 班次 平方米 平方公里 立方米 公里 公顷 公斤 千瓦时 千瓦 "
    "分钟 小时 个月 标箱 周年 年代 世纪 年 月 日 时 分 秒 元 美元 欧元 万 亿 岁 届 次 期 级 度 "
    "名 位 人 户 家 个 只 头 条 张 把 座 台 辆 艘 架 部 栋 幢 间 套 处 所 场 批 件 份 本 册 篇 "
    "首 句 项 类 种 样 顿 杯 碗 盏 支 枝 棵 株 粒 滴 颗 朵 片 块 段 道 层 章 节 步 里 米 亩 吨 "
    "斤 克 升 天 夜 周 代 世 倍 成 折 版 号 路 线 省 市 县 区 镇 村 校 国 岸 地 院 馆 点 双 对 "
    "组 队 轮 番 趟 遍 回 股 缕 江 湖 方 口 井 面 针 笔 眼 声 街 桥 站 门 车 船 城 家人 代人 "
    "件事"
)
"""Units and measure words; they stay with their number."""

DURATIONS = frozenset("年月日天时周夜")
"""Measures of time: 三十八年 says how long, not how many of what follows."""

COMPOUND_SURNAMES = _words("欧阳 司马 诸葛 上官 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 夏侯 司徒")
"""Surnames of two characters."""

SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷"
    "钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢骆"
    "岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲游裴席卫查屈鲍覃霍翁隋甘景薄"
    "单包柏宁柯阮桂闵柴华冉房边辜吉饶刁瞿戚丘古池滕晋苑邬臧畅苟褚廉简娄盖符奚木穆燕郎邸冀谈姬"
    "屠连郜晏栾郁蒙喻揭窦迟宇敖糜鄢卓仇巩稽练仲乐虞卞封竺冼原楚佟栗匡宗巫鞠僧桑荆谌伏岑习胥蔺"
)
"""Surnames of one character, those left out that more often begin a common word."""

GIVEN = frozenset(
    "伟刚勇毅俊峰强军平东文辉力永健世广志义兴良海山仁波宁贵福生龙元国胜学祥才发武利清飞彬富顺"
    "信子杰涛昌康星光达安岩茂进林有坚彪博诚先敬震振壮群豪心邦承乐绍松善厚庆磊民友裕河哲江超浩"
    "亮政谦亨奇之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭雯鹏泽晨辰士以建家致树炎德泰盛雄钧冠策腾"
    "楠榕风航秀娟英华慧巧美娜静淑惠珠翠雅芝玉萍红娥玲芬芳燕彩春菊兰凤洁梅琳素云莲真环雪荣爱妹"
    "霞香月莺艳瑞凡佳嘉琼勤珍贞莉桂娣叶璧璐娅琦晶妍茜秋珊锦黛青倩婷娴瑾颖露瑶怡雁仪荷丹蓉眉君"
    "琴蕊薇菁梦岚馨韵园艺咏聪澜纯悦昭冰爽羽希欣育柔竹晓欢霄枫芸菲寒伊亚宜舒影荔枝思丽川砚知远"
    "明长鸿一小凯根炳柱栓喜来铁钢金银木水土火石田禾苗谷雨雷晴虹霖润溪泉洋洲帆舟"
)
"""Characters that are common in given names: with them a surname takes two."""

FOREIGN = frozenset(
    "阿埃艾奥巴贝宾博布查戴德迪蒂杜恩尔法菲费弗盖格哈赫霍基杰卡凯科克库拉莱兰朗勒雷利林卢鲁罗洛"
    "马迈曼梅蒙米莫姆穆纳内尼诺努帕佩皮普奇乔切琴萨桑塞森舍什史斯索塔泰坦特滕托瓦威韦维沃辛谢雅"
    "亚耶伊泽兹佐"
)
"""Characters that foreign names are written with: words of them side by side are one name."""

TERMS = _words(
    "十四五 十五五 专精特新 双碳 双减 非遗 非遗传承人 文旅 新能源 充电桩 人大常委会 发展改革委 "
    "卫健委 安委会 医保 社保 低保 养老金 公积金 准备金率 全会 作协 文联 市场 菜市场 夜市 市区 "
    "行政村 志愿者 马拉松 直播 带货 冷链 物流 网约车 老龄化 无人机 大模型 人工智能 大数据 互联网 "
    "短视频 公众号 二维码 身份证 进出口 增加值 生产总值 创新高 创新低 一件事 常委会 储能 蓄能 "
    "人民代表大会 运动会 博览会 理事会 发布会 座谈会 听证会 研讨会 交易会 推介会 委员会 音乐会 "
    "报告会 演唱会 招聘会 家长会 展销会 联欢会 小微 四强 八强 混双 男双 女双 男单 女单 女排 男篮 "
    "女足 轮渡 禁渔 调研 春运 暑运 秋粮 夏粮 下调 上调 获评 获批 晋级 首演 首发 首批 首个 首届 "
    "首次 通车 一江碧水 新闻发布会 稳中有升 稳中有进 稳中向好 喜笑颜开 各抒己见 有章可循 "
    "有法可依 蔚然成风 万家灯火 千家万户 田间地头 守正创新 踔厉奋发 勇毅前行 乡村振兴 防汛抗旱 "
    "岁末年初 安居乐业 硕果累累"
)
"""Words of today's newspapers and phrases that ICU does not know and no rule finds."""

VERBS = _words(
    "召开 举行 举办 开幕 闭幕 启动 开工 开建 竣工 完工 投产 投用 通车 开通 开放 开设 增设 设立 "
    "成立 建立 建成 建设 打造 推进 推动 推出 推广 促进 加快 加强 加大 提升 提高 提速 提前 增长 "
    "增加 增至 上涨 下降 下调 上调 回升 回落 减少 降低 突破 超过 达到 达成 完成 实现 迎来 迎接 "
    "进入 步入 走进 走出 走上 走向 跑上 跑出 来到 回到 抵达 出发 返回 登陆 登上 发布 公布 发出 "
    "印发 出台 实施 施行 执行 落实 部署 安排 组织 开展 进行 调研 考察 视察 检查 督查 督导 整治 "
    "治理 查处 打击 曝光 通报 处理 解决 破解 攻克 研发 研制 发现 发明 获得 获评 荣获 入选 当选 "
    "夺得 摘得 斩获 战胜 击败 晋级 会见 看望 慰问 出席 参加 主持 讲述 讲话 呼吁 建议 提醒 回应 "
    "答复 举报 投诉 受理 办理 办结 规范 明确 要求 强调 指出 表示 认为 支持 帮助 助力 服务 保障 "
    "保护 守护 守望 坚守 传承 弘扬 讲好 写好 绘就 谱写 奏响 擦亮 点亮 照亮 温暖 感动 关注 关爱 "
    "关心 救助 救援 营救 抢险 抢修 转移 撤离 获救 遇难 受伤 受益 受惠 惠及 覆盖 接入 接通 联通 "
    "连通 贯通 对接 合作 签约 签署 携手 联手 共建 共享 共治 捐赠 捐款 捐资 捐给 引进 引入 招聘 "
    "招募 招生 报名 报考 录取 毕业 就业 创业 上岗 返乡 下乡 入户 上门 亮相 首演 上演 上映 播出 "
    "开播 出版 首发 面世 问世 上市 下线 上线 运行 运营 营业 开业 停业 延长 缩短 推迟 暂停 恢复 "
    "取消 禁止 限制 允许 继续 持续 保持 维持 成为 变成 变身 化身 改造 升级 转型 升温 走红 看懂 "
    "读懂 寻找 寻访 追寻 纪念 缅怀 致敬 庆祝 感受 体验 参观 游览 品味 打破 刷新 创下 创造 撑起 "
    "托起 扛起 筑牢 织密 兜住 守住 留住 留得住 留下 带来 带动 带领 引领 引导 拉动 拉开 揭开 揭牌 "
    "揭晓 颁发 表彰 评选 征集 发送 接听 采购 购买 销售 收购 种植 养殖 播种 收割 丰收 增收 减产 "
    "审议 通过 坐诊 算清 用好 做好 办好 管好 剪出 办起 新增 拥有 享受 守着 藏着 度过 逼退 喜迎 "
    "欢迎 迁入 移至 试行 试点 换上 换完 用上 住上 吃上 喝上 用了 成了 有了 观测到 首破 宣布 重启 "
    "重返 停靠 停工 复工 复产 复航 通航 首航 试航 铺轨 封顶 合龙 蓄水 放水 开闸 开机 杀青 定档"
)
"""Verbs of headlines: a break before them is better than one after them."""
