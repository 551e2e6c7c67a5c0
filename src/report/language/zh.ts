import type { Catalogue } from './catalogue.js';

/** Han characters bear neither slant nor spaced letters, and system fonts of both worlds are named; line breaks are strict. */
const STYLE = `
:root{--sans:system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif;
--serif:"Iowan Old Style",Palatino,Georgia,"Songti SC","Noto Serif CJK SC","Source Han Serif SC",SimSun,serif}
body{line-height:1.65;line-break:strict;text-autospace:normal}
h1,h2,.kicker,.sum b,.equation:first-child b{letter-spacing:0}
h1 small,i,em,.unknown-value,.machines td:empty::before{font-style:normal}
.machines td:empty::before{content:"未知"}
nav a{word-break:keep-all}
`;

/** Simplified Chinese, in the terms of Microsoft's documentation. Sources of rules, codes, sizes and names of products stay as they are. */
export const CHINESE: Catalogue = {
  name: 'zh',
  tag: 'zh-CN',
  style: STYLE,
  comma: '，',
  semicolon: '；',
  fullStop: '。',
  note: ' · 本页有 {0} 句话暂无中文译文，以英文显示',
  messages: {
    // Frame, navigation, first page
    'Portolan · Assessment of a move to Azure': 'Portolan · 迁移到 Azure 的评估',
    Sections: '章节',
    '<0>region assumed</0>': '<0>区域为假定</0>',
    'region assumed': '区域为假定',
    'As of': '截至日期',
    Machines: '计算机',
    Machine: '计算机',
    machine: '台计算机',
    machines: '台计算机',
    Policy: '策略',
    Prices: '价格',
    Engine: '引擎',
    'At a glance': '概览',
    Cost: '成本',
    'Other terms': '其他计价条款',
    Findings: '发现项',
    Finding: '发现项',
    Decisions: '决定',
    'Out of scope': '范围之外',
    Samples: '采样',
    Input: '输入数据',
    Basis: '依据',
    Words: '术语',
    'machine assessed': '台计算机已评估',
    'machines assessed': '台计算机已评估',
    'with a size': '台有推荐大小',
    'without a size': '台无推荐大小',
    'machine found': '台计算机被发现',
    'machines found': '台计算机被发现',
    assessed: '台已评估',
    'out of scope': '台在范围之外',
    'row read': '行已读取',
    'rows read': '行已读取',
    'merged into another': '行合并到其他行',
    skipped: '行已跳过',
    'Readiness, in machines assessed': '就绪状态（按已评估的计算机数）',
    Question: '问题',
    Ready: '就绪',
    'Ready with conditions': '有条件就绪',
    'Not ready': '未就绪',
    Unknown: '未知',
    unknown: '未知',
    'May it run in Azure': '能否在 Azure 中运行',
    'May it run in Azure?': '能否在 Azure 中运行？',
    'Can the tool move it': '迁移工具能否迁移',
    'Can the tool move it?': '迁移工具能否迁移？',
    'Can Site Recovery protect it': 'Site Recovery 能否保护',
    'Can Site Recovery protect it?': 'Site Recovery 能否保护？',
    'Can Defender for Servers watch it': 'Defender for Servers 能否监护',
    'Can Defender for Servers watch it?': 'Defender for Servers 能否监护？',
    '{0}?': '{0}？',
    'Running machines, or of unknown power': '运行中（或电源状态未知）的计算机',
    'Running machines': '运行中的计算机',
    'Powered-off machines': '已关机的计算机',
    '<0>{0}</0> <1>{1} per month</1>': '<0>{0}</0> <1>{1} / 月</1>',
    '<0>{0}</0> <1>{1} {2} per month</1>': '<0>{0}</0> <1>{1} {2} / 月</1>',
    'No machine has a known cost: {0}.': '没有任何计算机的成本是已知的：{0}。',
    '{0} per year': '每年 {0}',
    '{0} with a size, {1} in Azure for {2} at the source': '{0}有推荐大小，在 Azure 中使用 {1}，对应源端 {2}',
    'Not complete: {0}.': '不完整：{0}。',
    'Against sizes as configured': '与按现有配置选型相比',
    saved: '节省',
    more: '增加',
    less: '减少',
    '{0} as configured, {1} right-sized: {2} {3}': '按现有配置 {0}，合理调整后 {1}：{3} {2}',
    '{0} with a size, {1} as configured, {2} right-sized': '{0}有推荐大小，按现有配置为 {1}，合理调整后为 {2}',
    'The two sums do not cover the same: as configured {0}, right-sized {1}.':
      '两个合计的范围不同：按现有配置为 {0}，合理调整后为 {1}。',
    'Needs are derived for {0}.{1}': '需求的依据：{0}。{1}',
    'as configured, without any utilisation': '按现有配置，没有利用率数据',
    'from single utilisation figures that the input states': '按输入中给出的单一利用率数值',
    'from samples over time': '按一段时间内的采样',
    '{0} {1} · as of {2} · prices of {3} · nothing in this file was loaded from a network{4}':
      '{0} {1} · 截至 {2} · 价格日期 {3} · 本文件未从网络加载任何内容{4}',

    // Cost
    '{0} per month of {1} hours, {2}.': '每月（按 {1} 小时计）的 {0}，{2}。',
    'Not in these figures': '以下各项不在上述金额之内',
    'Nothing is listed.': '没有列出任何项。',
    Compute: '计算',
    'Windows licence': 'Windows 许可证',
    Storage: '存储',
    Services: '服务',
    Running: '运行中',
    'Powered off': '已关机',
    All: '全部',
    'All, as configured': '全部，按现有配置',
    'Share of all': '占全部比例',
    Part: '组成',
    'Per month': '每月',
    'Per year': '每年',
    'A year is twelve months before rounding, and each figure is rounded to cents by itself: twelve times the month as printed may differ from it by some cents.':
      '一年等于取整之前的十二个月，每个数值各自取整到分：以打印出的月度金额乘以十二，可能与年度金额相差几分。',
    'Compute, licence, storage and services in {0} per month. Each row compares only machines whose price under its terms is known with what the same machines cost as you go.':
      '计算、许可证、存储与服务的每月费用，以 {0} 计。每一行只比较该条款下价格已知的计算机，与这些计算机即用即付的费用相比。',
    Terms: '计价条款',
    'Known for': '价格已知',
    'Same machines as you go': '相同计算机即用即付',
    Difference: '差额',
    'Unknown in this region for every machine: {0}. A price sheet can supply these prices.':
      '在此区域对所有计算机均未知：{0}。可用价目表补充这些价格。',
    'Pay as you go': '即用即付',
    'Pay as you go, Hybrid Benefit': '即用即付，Azure 混合权益',
    '1-year reservation': '1 年期预留',
    '3-year reservation': '3 年期预留',
    '1-year savings plan': '1 年期节省计划',
    '3-year savings plan': '3 年期节省计划',
    '1-year reservation, Hybrid Benefit': '1 年期预留，Azure 混合权益',
    '3-year reservation, Hybrid Benefit': '3 年期预留，Azure 混合权益',
    '1-year savings plan, Hybrid Benefit': '1 年期节省计划，Azure 混合权益',
    '3-year savings plan, Hybrid Benefit': '3 年期节省计划，Azure 混合权益',
    'outbound traffic': '出站流量',
    'licences of databases and other software on the machines': '计算机上数据库及其他软件的许可证',
    'backup and its storage': '备份及其存储',
    'Backup: Azure Backup and its storage.': '备份：Azure 备份及其存储。',
    'Disaster recovery: Azure Site Recovery, its cache accounts and replica disks.':
      '灾难恢复：Azure Site Recovery 及其缓存存储帐户与副本磁盘。',
    'Licences other than Windows Server: SQL Server, Oracle, Red Hat and SUSE subscriptions, anything else installed.':
      'Windows Server 以外的许可证：SQL Server、Oracle、Red Hat 与 SUSE 订阅，以及安装的其他软件。',
    'Monitoring: Azure Monitor, log ingestion and retention.': '监视：Azure Monitor、日志引入与保留。',
    'Network: egress, ExpressRoute or VPN, load balancers, public addresses, firewalls, private endpoints.':
      '网络：出站流量、ExpressRoute 或 VPN、负载均衡器、公共 IP 地址、防火墙、专用终结点。',
    'Security: Defender for Servers; the catalogue has no price for it, a price sheet can supply one.':
      '安全：Defender for Servers；产品目录中没有其价格，可用价目表补充。',
    'Storage transactions of Standard SSD and HDD, snapshots, bursting on demand.':
      '标准 SSD 与 HDD 的存储事务、快照、按需突发。',
    'The migration itself: replication traffic, overlap of both sites, labour, support plan, taxes, growth.':
      '迁移本身：复制流量、两个站点并行、人工、支持计划、税费、业务增长。',

    // Table of machines
    'Choose a machine for the reasons behind its size.': '选择一台计算机，查看其推荐大小的理由。',
    'No machine is in scope, so there is nothing to size.': '范围内没有计算机，因此没有可选型的对象。',
    'No machine is in scope.': '范围内没有计算机。',
    'More columns are packed in this file and need scripts; sizes.csv holds them all.':
      '更多的列已打包在本文件中，需要启用脚本才能显示；sizes.csv 包含所有列。',
    Search: '搜索',
    'Name, system, size, address…': '名称、操作系统、大小、地址…',
    'Sort by': '排序',
    Columns: '列',
    Reset: '重置',
    '{0} in scope with what they have, what they need, and the size and disks chosen':
      '范围内的{0}：现有配置、需求，以及所选的大小与磁盘',
    Readiness: '就绪状态',
    Environment: '环境',
    System: '系统',
    Wave: '批次',
    'no wave': '无批次',
    'Source cores': '源端核心数',
    'Source GiB': '源端内存 GiB',
    'Source disks': '源端磁盘数',
    'Source storage GiB': '源端存储 GiB',
    'Used cores': '已用核心数',
    'Used GiB': '已用内存 GiB',
    'Used disk IOPS': '已用磁盘 IOPS',
    'Used disk MB/s': '已用磁盘 MB/s',
    'Used network MB/s': '已用网络 MB/s',
    'Need cores': '需求核心数',
    'Need GiB': '需求内存 GiB',
    Size: '大小',
    'No size': '无合适大小',
    'none fits': '均不合适',
    'Azure disks': 'Azure 磁盘',
    'Coverage %': '覆盖率 %',
    'First finding': '首要发现项',
    none: '无',
    None: '无',
    'Operating system': '操作系统',
    Application: '应用程序',
    Criticality: '重要性',
    Power: '电源',
    Method: '方法',
    'Data centre': '数据中心',
    Cluster: '群集',
    Host: '主机',
    Addresses: '地址',
    production: '生产',
    'non-production': '非生产',
    '(assumed)': '（假定）',
    'powered on': '已开机',
    'powered off': '已关机',
    suspended: '已挂起',
    'power state unknown': '电源状态未知',
    Agentless: '无代理',
    'Agent-based': '基于代理',
    'Build anew': '重新构建',
    'Replicate natively': '原生复制',
    'Use a service': '改用服务',
    Retire: '停用',
    Leave: '保留原处',
    '{shown} of {all} machines shown': '显示 {shown} / {all} 台计算机',
    'All machines': '全部计算机',
    'On the map': '在依赖图中查看',
    '{found} of {all} machines': '{found} / {all} 台计算机',
    'and {count} more': '另有 {count} 项',
    'its size and reasons': '大小及理由',
    'Asks ({count})': '请求（{count}）',
    'Is asked ({count})': '被请求（{count}）',
    'Noise ({count})': '噪声（{count}）',
    'Lines ({count})': '连线（{count}）',
    'Machines ({count})': '计算机（{count}）',
    'Show all again': '重新显示全部',
    'connections: {connections}, days: {days}': '连接：{connections}，天数：{days}',
    'not counted, days: {days}': '未计数，天数：{days}',
    replication: '复制',
    'Order of the input': '输入顺序',
    '{column}, ascending': '{column}，升序',
    '{column}, descending': '{column}，降序',
    Previous: '上一台',
    Next: '下一台',
    'This browser cannot unpack the reasons of the machines. Browsers of 2023 and later can.':
      '此浏览器无法解压各计算机的理由；2023 年及以后的浏览器可以。',
    'The reasons of each machine are packed in this file and need scripts to be shown; <0/> tells the same in a terminal.':
      '各计算机的理由已打包在本文件中，需要启用脚本才能显示；<0/> 可在终端中显示相同内容。',
    'Why each size': '各推荐大小的理由',
    'unknown system': '系统未知',

    // Page of a machine
    'Why there is no size': '为何没有推荐大小',
    'From source to need': '从源端到需求',
    'CPU: <0>{0}</0>': 'CPU：<0>{0}</0>',
    'Memory: <0>{0}</0>': '内存：<0>{0}</0>',
    'There are {0}.': '{0}。',
    read: '读取',
    used: '使用',
    comfort: '舒适因子',
    pressure: '压力',
    floor: '下限',
    fallback: '回退',
    'generation unknown': '代系未知',
    'number of NICs unknown': '网卡数未知',
    'disk IOPS unknown': '磁盘 IOPS 未知',
    'disk throughput unknown': '磁盘吞吐量未知',
    'network unknown': '网络未知',
    'IOPS of all disks together': '所有磁盘合计 IOPS',
    'throughput of all disks together': '所有磁盘合计吞吐量',
    'network out of all NICs together': '所有网卡合计出站流量',
    'Why this size': '为何选择此大小',
    '<0>{0}</0>, {1}: the cheapest that covers the need.': '<0>{0}</0>，{1}：满足需求的最便宜大小。',
    'Next down': '下一档（更小）',
    'Next up': '上一档（更大）',
    '{0}: none in the series': '{0}：该系列中没有',
    '{0}: <0>{1}</0>, {2}, {3}': '{0}：<0>{1}</0>，{2}，{3}',
    "Not checked, because the catalogue does not know the size's figure: {0}.":
      '未检查，因为产品目录中没有该大小的数值：{0}。',
    'By the first limit each one fails: {0}.': '按各自首先不满足的限制计：{0}。',
    'The next cheaper ones that the policy allows': '策略允许的、价格稍低的大小',
    'The cheapest of them': '其中最便宜的大小',
    'not sold in the region': '在该区域不提供',
    'not offered in the zones asked for': '在所要求的可用性区域不提供',
    'series not allowed by the policy': '策略不允许该系列',
    'is being retired': '即将停用',
    'other processor architecture': '处理器体系结构不同',
    'confidential computing only': '仅用于机密计算',
    'has an accelerator nobody asked for': '带有无人要求的加速器',
    'constrained cores': '受约束的核心',
    'burstable, and not shown to last': '可突发，且无法证明积分足够',
    'no temporary disk': '没有临时磁盘',
    'does not boot the generation': '不能启动该代系',
    'disk controller the guest is not known to drive': '未知来宾系统能否驱动其磁盘控制器',
    'its credits would run out': '积分会耗尽',
    'no allowed disk is large and fast enough': '允许的磁盘在容量或性能上均不足',
    'cannot attach the disks needed': '无法附加所需磁盘',
    'too few vCPUs': 'vCPU 不足',
    'too little memory': '内存不足',
    'too few data disks': '数据磁盘数不足',
    'too few NICs': '网卡数不足',
    'too few disk IOPS': '磁盘 IOPS 不足',
    'too little disk throughput': '磁盘吞吐量不足',
    'too little network': '网络带宽不足',
    'no known price': '价格未知',
    Disks: '磁盘',
    '<0>{0}</0>: no disk fits': '<0>{0}</0>：没有合适的磁盘',
    '<0>{0}</0> {1} {2}, {3} GiB, {4} IOPS, {5}, {6} per month': '<0>{0}</0> {1} {2}，{3} GiB，{4} IOPS，{5}，每月 {6}',
    'for {0}: {1}': '用于 {0}：{1}',
    'Monthly cost': '每月成本',
    'Sum of known lines': '已知各项合计',
    'Not {0}: {1}': '不采用{0}：{1}',
    '<0>{0}</0>: {1}': '<0>{0}</0>：{1}',
    'None: every rule is satisfied.': '无：所有规则均已满足。',
    'Where the figures stand': '数值出处',
    Blocks: '阻止',
    Condition: '条件',
    'Fact missing': '缺少事实',
    Warning: '警告',
    'Good to know': '供参考',
    'Windows Server licence': 'Windows Server 许可证',
    derived: '推导',
    assumed: '假定',
    estimated: '估计',
    stated: '声明',
    computed: '计算',

    // Findings
    'Findings by rule': '按规则列出的发现项',
    'No rule found anything.': '没有规则发现任何问题。',
    'For instance:': '例如：',
    'For instance': '例如',
    '(for that machine; the others have their own below)': '（针对该计算机；其他计算机的处理办法见下方）',
    '{0}: <0>all of them in the table</0>, and in assessment.json.':
      '{0}：<0>在表中查看全部</0>，亦见 assessment.json。',
    'Every machine found is in scope.': '发现的所有计算机都在范围之内。',
    Reason: '原因',
    'a template: rebuild it as an image in Azure': '模板：请在 Azure 中重新制作为映像',
    'a vCenter Server: it serves the source platform and stays with it': 'vCenter Server：服务于源平台，随源平台保留',
    'a vSphere cluster services agent (vCLS): it serves the source platform and stays with it':
      'vSphere 群集服务代理 (vCLS)：服务于源平台，随源平台保留',
    'an Azure Migrate or Site Recovery appliance: it serves the source platform and stays with it':
      'Azure Migrate 或 Site Recovery 设备：服务于源平台，随源平台保留',
    'vSphere Cluster Services machine: it belongs to the platform that is left behind':
      'vSphere 群集服务计算机：属于将被弃用的源平台',

    // Decisions
    Decision: '决定',
    'Who, when and why': '何人、何时、为何',
    'What came of it': '结果',
    Applied: '已采用',
    'Changes nothing': '无影响',
    'No such machine': '没有此计算机',
    Expired: '已过期',
    Contradicted: '相互矛盾',
    Refused: '已拒绝',

    // Samples
    'What the samples saw': '采样覆盖了什么',
    'How much of each day holds samples, over {0}; days begin at midnight {1}. A weekend or a turn of the month counts as seen where half of its two days is. What was not seen may need more than any size here gives.':
      '每天有多少比例有采样，涉及{0}；每天从 {1} 零点开始。周末或月末的两天中有一半被采样即视为已覆盖。未被采样的时段，其需求可能超过此处的任何大小。',
    'Share of each day that holds samples, a row for each week': '每天有采样的比例，每周一行',
    'Week of': '周次',
    Monday: '星期一',
    Tuesday: '星期二',
    Wednesday: '星期三',
    Thursday: '星期四',
    Friday: '星期五',
    Saturday: '星期六',
    Sunday: '星期日',
    Mo: '周一',
    Tu: '周二',
    We: '周三',
    Th: '周四',
    Fr: '周五',
    Sa: '周六',
    Su: '周日',
    'Coverage in the stars of Azure Migrate: {0}.': '按 Azure Migrate 星级计的覆盖率：{0}。',
    '{0}<0><1>{1}</1> with {2}</0>': '{0}<0><1>{1}</1> 台为 {2} 星</0>',
    '{0}: {1} of {2} machines': '{0}：{2} 台中的 {1} 台',
    '# all of the day, 1 to 9 tenths of it, . nothing': '# 全天，1 至 9 为十分之几，. 无',
    'no month-end lies in the window': '采样窗口内没有月末',
    'no weekend lies in the window': '采样窗口内没有周末',
    'month-end': '月末',
    'quarter-end': '季末',

    // Input
    'Problems of the input': '输入数据的问题',
    'What was read': '读取的内容',
    'No file was read.': '没有读取任何文件。',
    'taken for {0}: {1}': '识别为 {0}：{1}',
    'not used': '未使用',
    '{0} skipped: {1}': '跳过 {0} 行：{1}',
    'repeating another row': '与其他行重复',
    'File and sheet': '文件与工作表',
    'Rows read': '读取行数',
    Used: '已用',
    Skipped: '已跳过',
    Empty: '空行',
    Where: '位置',
    'What was found': '发现的内容',
    'What to do': '处理办法',
    'And {0}, in assessment.json.': '另有{0}，见 assessment.json。',
    '{0} times; the first is shown': '共 {0} 次；仅显示第一次',
    'The whole input': '全部输入',
    Found: '发现',
    'To do': '处理',
    error: '错误',
    warning: '警告',
    note: '提示',

    // Basis
    'What this rests on': '本评估的依据',
    Assumptions: '假设',
    'Catalogue and prices': '产品目录与价格',
    'Policy “{0}”': '策略“{0}”',
    'The policy has no words.': '该策略没有文字说明。',
    'The policy, value by value': '策略的逐项取值',
    Region: '区域',
    Catalogue: '产品目录',
    Currency: '货币',
    'Amounts are kept in US dollars and converted where they are shown; workings are in US dollars.':
      '金额以美元保存，显示时换算；计算过程以美元表示。',
    'Portolan defaults: every limit checked, current families, Premium SSD for production':
      'Portolan 默认策略：检查所有限制，使用当前系列，生产环境使用高级 SSD',

    // Glossary
    'Words used here': '本报告的术语',
    'A virtual or physical computer at the source.': '源端的虚拟机或物理机。',
    'A kind of virtual machine that Azure sells, with its vCPUs, memory and limits, such as Standard_D4as_v5.':
      'Azure 提供的一种虚拟机规格，具有一定的 vCPU、内存与限制，例如 Standard_D4as_v5。',
    Need: '需求',
    'What a machine requires of a size and of disks: what it has or uses, times a comfort factor, not below the floors of the policy.':
      '计算机对大小与磁盘的要求：其现有配置或用量乘以舒适因子，且不低于策略的下限。',
    'Comfort factor': '舒适因子',
    'Headroom: used CPU of 3.2 cores with a factor of 1.3 needs 4.16 cores.':
      '余量：已用 CPU 为 3.2 核，因子为 1.3 时需要 4.16 核。',
    'A virtual processor of a size; usually one hardware thread.': '虚拟机大小的一个虚拟处理器，通常对应一个硬件线程。',
    '2^30 bytes, about 1.07 billion. Disks and memory are sold in it. MB is 10^6 bytes.':
      '2^30 字节，约 10.7 亿字节，磁盘与内存以此计量。MB 为 10^6 字节。',
    Tier: '层级',
    'A disk sold in a fixed step of size, IOPS and throughput: P10 is a Premium SSD of 128 GiB.':
      '按固定的容量、IOPS 与吞吐量档位提供的磁盘：P10 为 128 GiB 的高级 SSD。',
    'Read and write operations of a disk per second.': '磁盘每秒的读写操作次数。',
    'The answer of one rule about one machine, with what to do about it.':
      '一条规则对一台计算机给出的结论及其处理办法。',
    'Works in Azure once the remedies of its findings are done.': '完成各发现项的处理办法后，即可在 Azure 中运行。',
    Coverage: '覆盖率',
    'How much of the points that sizing needs the samples hold: buckets of 10 minutes, times CPU, memory, disks and NICs.':
      '采样占选型所需数据点的比例：10 分钟时段乘以 CPU、内存、磁盘与网卡。',
    Average: '平均值',
    'One value for more than a minute. The peaks within it are gone, so its maximum is never called one.':
      '超过一分钟的单个数值。其中的峰值已丢失，因此其最大值从不称为峰值。',
    'Found in the input and not to be moved, such as templates and parts of vSphere itself.':
      '在输入中发现但不迁移的对象，例如模板及 vSphere 自身的组件。',
    'Reservation, savings plan': '预留、节省计划',
    'A commitment of one or three years to a size, or to a sum per hour, for a lower price.':
      '承诺一年或三年使用某一大小或每小时消费某一金额，以换取更低的价格。',
    'Hybrid Benefit': 'Azure 混合权益',
    'Windows Server licences that are owned already are used in Azure, and the licence is not paid again.':
      '将已拥有的 Windows Server 许可证用于 Azure，无需再次支付许可证费用。',
    'No source says. An unknown price is in no sum, and an unknown is never zero.':
      '没有来源说明。未知的价格不计入任何合计，未知绝不等于零。',

    // Rules: remedies and sentences without figures
    'relieve the host or raise the limit, and measure again before a smaller size is chosen':
      '减轻主机负载或提高限制，并在选择更小的大小之前重新测量',
    'choose a size without a temporary disk, or give the data another letter (and every path in services, tasks and shares) before the move':
      '选择不带临时磁盘的大小，或在迁移前为数据更换盘符（包括服务、任务与共享中的所有路径）',
    'prefer a size without a temporary disk, or give the data another letter before the move':
      '优先选择不带临时磁盘的大小，或在迁移前为数据更换盘符',
    'its memory is dynamic: what is called configured is what it starts with or has at the moment, whichever is more':
      '其内存为动态：所谓的配置值是启动内存与当前内存中的较大者',
    'size it on samples over a month rather than on one look, since Azure gives a fixed amount':
      '应按一个月的采样而非单次观察来选型，因为 Azure 提供的内存是固定的',
    'vSphere runs a second copy of the machine in lockstep, which no VM of Azure does: a failed host means a restart there':
      'vSphere 以锁步方式运行该计算机的第二个副本，Azure VM 没有此功能：主机故障意味着重启',
    'ask the owner which outage is bearable, and use zones with a load balancer or a cluster of the application':
      '向负责人确认可承受的中断时间，并使用可用性区域加负载均衡器或应用程序群集',
    'if it grows by hand today, plan its next size with the owner, or automate the resize in a window':
      '若目前手动扩容，请与负责人规划下一个大小，或在维护窗口内自动调整大小',
    'measure its latency in a test migration; use accelerated networking, a proximity placement group, and Premium SSD v2 or Ultra disks':
      '在测试迁移中测量延迟；使用加速网络、邻近放置组以及高级 SSD v2 或超级磁盘',
    'never choose a burstable size for it without asking; a VM of any other series has its cores and memory to itself':
      '未经确认绝不为其选择可突发大小；其他任何系列的 VM 都独占其核心与内存',
    'the machine boots from UEFI, which Azure VMs did not do at the time of this edition':
      '该计算机从 UEFI 启动，而在该版本时期 Azure VM 不支持',
    'convert the boot type to BIOS, or let the migration tool convert it, and test before the move':
      '将启动类型转换为 BIOS，或由迁移工具转换，并在迁移前测试',
    'convert the boot type to BIOS before the move, or upgrade to Windows Server 2012 or later':
      '在迁移前将启动类型转换为 BIOS，或升级到 Windows Server 2012 或更高版本',
    'no source states the boot type': '没有来源说明启动类型',
    'spread the work over several machines, or check for a size with more cores and choose it by hand':
      '将工作负载分散到多台计算机，或查找核心更多的大小并手动选择',
    'remove unused disks or merge small ones before the move': '在迁移前移除未用磁盘或合并小磁盘',
    'shrink the disk, or split its data over several disks and stripe them in Azure':
      '缩小磁盘，或将数据拆分到多个磁盘并在 Azure 中做条带化',
    'split the volume over two disks before the move': '在迁移前将该卷拆分到两个磁盘',
    'spread the work over several machines, or check for a size with more memory and choose it by hand':
      '将工作负载分散到多台计算机，或查找内存更大的大小并手动选择',
    'remove unused NICs; on a host with the Hyper-V role every NIC is counted twice, so count again there':
      '移除未用的网卡；在具有 Hyper-V 角色的主机上每块网卡会计两次，请重新清点',
    'move the application to a 64-bit system before or with the migration': '在迁移之前或同时将应用程序移至 64 位系统',
    'move the application to Windows or Linux on x64, replace it by a service, or leave the machine where it is and connect it to Azure':
      '将应用程序移至 x64 上的 Windows 或 Linux，以服务取代，或将计算机留在原处并连接到 Azure',
    'move to an endorsed distribution, or test the machine in Azure first':
      '改用认可的发行版，或先在 Azure 中测试该计算机',
    'upgrade to a supported version before the move, or buy the extended updates for the time it takes, where they still run':
      '在迁移前升级到受支持的版本，或在仍提供时购买相应期间的扩展更新',
    'let guest discovery find the version; if it is on the endorsed list nothing is to do, else upgrade':
      '通过来宾发现确定版本；若在认可列表中则无需处理，否则升级',
    'move the application to Windows or to an endorsed Linux': '将应用程序移至 Windows 或认可的 Linux',
    'replace the appliance by its Azure counterpart; most Photon machines need not move':
      '以 Azure 的对应服务取代该设备；大多数 Photon 计算机无需迁移',
    'upgrade with the move, while a window for changes is open anyway': '在迁移时一并升级，趁变更窗口已经开放',
    'plan an upgrade to a listed version': '计划升级到列表中的版本',
    'plan an upgrade': '计划升级',
    'VMware: set the guest system in vCenter, start VMware Tools, or name the system in an inventory, and assess again; Hyper-V: let Integration Services report it (export Msvm_KvpExchangeComponent), or name the system in an inventory, and assess again; elsewhere: name the system in an inventory (column os), and assess again':
      'VMware：在 vCenter 中设置来宾系统、启动 VMware Tools，或在清单中注明系统，然后重新评估；Hyper-V：由 Integration Services 报告（导出 Msvm_KvpExchangeComponent），或在清单中注明系统，然后重新评估；其他平台：在清单中注明系统（os 列），然后重新评估',
    'set the guest system in vCenter, start VMware Tools, or name the system in an inventory, and assess again':
      '在 vCenter 中设置来宾系统、启动 VMware Tools，或在清单中注明系统，然后重新评估',
    'let Integration Services report it (export Msvm_KvpExchangeComponent), or name the system in an inventory, and assess again':
      '由 Integration Services 报告（导出 Msvm_KvpExchangeComponent），或在清单中注明系统，然后重新评估',
    'name the system in an inventory (column os), and assess again': '在清单中注明系统（os 列），然后重新评估',
    'check the licence, or move the desktop to Azure Virtual Desktop or Windows 365':
      '核实许可证，或将桌面移至 Azure 虚拟桌面或 Windows 365',
    'upgrade the operating system, or move the application to a supported one':
      '升级操作系统，或将应用程序移至受支持的操作系统',
    'upgrade the operating system before the move, or sign a custom support agreement':
      '在迁移前升级操作系统，或签订自定义支持协议',
    'upgrade the operating system before or with the move, or fence the machine off until it is retired':
      '在迁移之前或同时升级操作系统，或将该计算机隔离直至停用',
    'prove the move with a test migration, without an agent': '以无代理的测试迁移验证迁移',
    'move the application to a 64-bit system, or move the machine without an agent':
      '将应用程序移至 64 位系统，或以无代理方式迁移该计算机',
    'copy the data to a disk with sectors of 512 bytes, or move it outside of the tool':
      '将数据复制到 512 字节扇区的磁盘，或在工具之外迁移',
    'free or add room on the volume before the agent is installed': '在安装代理之前释放或增加该卷的空间',
    'look it up in the support matrix of today, with the minor version and the kernel; if it is missing there too, move it without an agent':
      '在当前的支持矩阵中按次要版本与内核查证；若仍未列出，请以无代理方式迁移',
    'upgrade the guest; move it without an agent; or build the machine anew in Azure and copy its data':
      '升级来宾系统；以无代理方式迁移；或在 Azure 中重建计算机并复制数据',
    "boot the distribution's own kernel, and compare its version with the list of kernels in the support matrix":
      '使用发行版自带的内核启动，并与支持矩阵中的内核列表比对版本',
    'give the machine more memory before the agent is installed, and watch it for a day':
      '在安装代理之前增加内存，并观察一天',
    'the guest reaches its disks over several paths (MPIO), which Site Recovery does not support in the guest':
      '来宾系统通过多路径 (MPIO) 访问磁盘，Site Recovery 不支持来宾内多路径',
    'give the guest one path, or turn the disks into virtual disks of the platform':
      '只给来宾系统一条路径，或将磁盘转为平台的虚拟磁盘',
    'the guest teams its NICs, which Site Recovery does not support in the guest':
      '来宾系统对网卡做了组合，Site Recovery 不支持来宾内网卡组合',
    'dissolve the team in the guest; teams belong to the host, and Azure needs none':
      '解除来宾系统中的网卡组合；组合应在主机上，Azure 不需要',
    'start it and install the agent; or leave it unprotected on purpose, and write that decision down':
      '启动它并安装代理；或有意不予保护，并记录该决定',
    'Secure Boot is on, and Site Recovery and agent-based migration take UEFI machines with Secure Boot off only':
      '安全启动已开启，而 Site Recovery 与基于代理的迁移只支持关闭安全启动的 UEFI 计算机',
    'switch Secure Boot off in the settings of the powered-off machine; in Azure it can be switched on again with Trusted Launch':
      '在关机状态下于设置中关闭安全启动；在 Azure 中可随可信启动重新开启',
    'the guest uses Storage Spaces, which Site Recovery does not replicate':
      '来宾系统使用存储空间，Site Recovery 不复制',
    'move the data to plain volumes, or replicate it with the application (SQL Server, file services)':
      '将数据移至普通卷，或由应用程序复制（SQL Server、文件服务）',
    'upgrade to Windows Server 2012 or later, or convert the boot type to BIOS':
      '升级到 Windows Server 2012 或更高版本，或将启动类型转换为 BIOS',
    'turn the boot disk into a virtual disk (clone it), or replicate with an agent':
      '将启动盘转为虚拟磁盘（克隆），或使用代理复制',
    'changed block tracking is off; replication without an agent switches it on':
      '更改块跟踪已关闭；无代理复制会将其开启',
    'allow the appliance "Toggle disk change tracking", and check that no other product forbids it':
      '授予设备“切换磁盘更改跟踪”权限，并确认没有其他产品禁止',
    'build the cluster anew (availability groups, shared managed disks, a load balancer for the floating address, a cloud witness) and move the data; Oracle RAC has no counterpart on VMs of Azure':
      '重建群集（可用性组、共享托管磁盘、用于浮动 IP 的负载均衡器、云见证）并迁移数据；Oracle RAC 在 Azure VM 上没有对应方案',
    'its disks need to be consolidated, and a cycle of replication is complete only once they are':
      '其磁盘需要合并，合并之后复制周期才算完整',
    'consolidate the disks (vCenter: Snapshots, Consolidate), and find out which product leaves snapshots behind':
      '合并磁盘（vCenter：快照 > 整合），并查明哪个产品遗留了快照',
    'merge or detach data disks before the move': '在迁移前合并或分离数据磁盘',
    'split the data over several disks, or copy it outside the tool': '将数据拆分到多个磁盘，或在工具之外复制',
    'weigh native replication (availability group, streaming replica) or a managed service against a copy of the machine; never run both':
      '在原生复制（可用性组、流复制）或托管服务与整机复制之间权衡；切勿两者并行',
    'leave them out when replication is set up, or find out why they are off':
      '在设置复制时排除它们，或查明其断开的原因',
    'promote new domain controllers in Azure (DNS of the virtual network, a site of its own), move the FSMO roles where wanted, and demote this one':
      '在 Azure 中提升新的域控制器（虚拟网络 DNS、独立站点），按需转移 FSMO 角色，并降级此域控制器',
    'find out whether they are one machine seen twice (a clone, a restored copy); give the targets different names or resource groups':
      '查明它们是否为同一台计算机（克隆、还原的副本）；为目标取不同名称或使用不同资源组',
    'decrypt them (BitLocker: switch it off) before replication, and encrypt again in Azure':
      '在复制前解密（BitLocker：关闭），并在 Azure 中重新加密',
    'fault tolerance is on, and changed block tracking does not go with it': '容错已开启，与更改块跟踪不兼容',
    'turn fault tolerance off for the time of the move; Azure has nothing alike, so plan an availability set, zones, or the redundancy of the application':
      '迁移期间关闭容错；Azure 没有同类功能，请规划可用性集、可用性区域或应用程序冗余',
    'the machine is powered on and its guest does not run: it hangs at the start, or has no system at all':
      '该计算机已开机但来宾系统未运行：启动时挂起，或根本没有系统',
    'look at its console; a machine that nobody misses may be retired instead of moved':
      '查看其控制台；无人使用的计算机可停用而不迁移',
    'move the application to a supported system instead of the machine': '将应用程序移至受支持的系统，而不是迁移计算机',
    'update VMware Tools, power the machine off and upgrade its hardware version, or replicate it with an agent':
      '更新 VMware Tools，关机并升级硬件版本，或使用代理复制',
    'look whether it matters for a copy; names of folders that differ only confuse people':
      '查看是否影响复制；文件夹名称不一致只会造成混淆',
    'set them to dependent, or replicate this machine with an agent': '将其设为从属模式，或使用代理复制该计算机',
    'give its clients an IPv4 address before the move, and add IPv6 in Azure afterwards':
      '在迁移前为其客户端提供 IPv4 地址，之后在 Azure 中添加 IPv6',
    'the guest connects to iSCSI targets, whose disks are not copied without an agent':
      '来宾系统连接 iSCSI 目标，其磁盘在无代理方式下不会复制',
    'turn them into virtual disks, replicate with an agent, or copy their data with the application':
      '将其转为虚拟磁盘、使用代理复制，或由应用程序复制数据',
    'have the vendor issue a licence for the new machine before the move (a MAC address may be kept by nobody in Azure), and test it in the test migration':
      '在迁移前请供应商为新计算机签发许可证（在 Azure 中无法保留 MAC 地址），并在测试迁移中验证',
    'ask the vendor for a licence for a VM in Azure before the move, and move the machines that fetch licences after it':
      '在迁移前向供应商申请用于 Azure VM 的许可证，并在其之后迁移获取许可证的计算机',
    'the guest reaches its disks over several paths (MPIO), which the migration tool does not support':
      '来宾系统通过多路径 (MPIO) 访问磁盘，迁移工具不支持',
    'note which computer name belongs to it, since DNS, monitoring and scripts know that one; the VM in Azure may keep the long name':
      '记录其对应的计算机名，因为 DNS、监视与脚本使用该名称；Azure 中的 VM 可以保留长名称',
    'replace it: NAT gateway for the way out, Azure Firewall or a marketplace appliance for rules, and user-defined routes; never lift and shift it':
      '予以取代：出站用 NAT 网关，规则用 Azure 防火墙或市场设备，并配置用户定义路由；切勿直接迁移',
    'the guest teams its NICs, which the migration tool does not support in either method':
      '来宾系统对网卡做了组合，迁移工具的两种方法都不支持',
    'repair it first (the host, the datastore, or its registration); nothing can replicate a machine in this state':
      '先予修复（主机、数据存储或其注册）；处于此状态的计算机无法复制',
    'move the disks to a SCSI controller while the machine is off, and test that it starts; or replicate with an agent':
      '关机后将磁盘移至 SCSI 控制器并测试能否启动；或使用代理复制',
    'shrink the disk, or move its data to a data disk': '缩小磁盘，或将其数据移至数据磁盘',
    'let one product at a time copy the machine: pause its backup jobs while it replicates, or replicate with an agent':
      '同一时间只让一个产品复制该计算机：复制期间暂停其备份作业，或使用代理复制',
    'replace it by a plain virtual adapter before replication; in Azure choose a size with accelerated networking':
      '在复制前更换为普通虚拟适配器；在 Azure 中选择支持加速网络的大小',
    'the machine is powered off: nobody measured what it needs, and it may not be needed':
      '该计算机已关机：其需求无人测量，也可能不再需要',
    'ask its owner; archive it as a backup rather than move it if nobody starts it within the project':
      '询问其负责人；若项目期间无人启动，则归档为备份而不迁移',
    'install the VM agent and the drivers and enable remote access before the move; see prepare-for-migration.md':
      '在迁移前安装 VM 代理与驱动程序并启用远程访问；参见 prepare-for-migration.md',
    'turn them into virtual disks, or replicate this machine with an agent': '将其转为虚拟磁盘，或使用代理复制该计算机',
    'build the cluster anew in Azure on shared managed disks, and move its data with the application':
      '在 Azure 中使用共享托管磁盘重建群集，并由应用程序迁移其数据',
    'check that it is no longer wanted and delete it, at a time of few writes':
      '确认不再需要后，在写入较少的时段将其删除',
    'make sure that nobody needs them after the move': '确认迁移后无人需要它们',
    'the machine is suspended: its memory lies in a file that is not copied, so in Azure it would start as after a power cut':
      '该计算机已挂起：其内存存于不会被复制的文件中，在 Azure 中会如断电后一样启动',
    'resume it and shut it down, or find out who suspended it and whether it is needed at all':
      '恢复运行后正常关机，或查明由谁挂起以及是否仍需要',
    'it is a template, and the migration tool moves machines': '它是模板，而迁移工具迁移的是计算机',
    'build images anew in an Azure Compute Gallery, from marketplace images, rather than move templates':
      '在 Azure 计算库中由市场映像重新制作映像，而不是迁移模板',
    'look at the console, restart the service (VMTools, vmtoolsd), and take the inventory again':
      '查看控制台，重启服务（VMTools、vmtoolsd），并重新采集清单',
    'update it with the last maintenance before the move; an up-to-date version quiesces and shuts down more reliably':
      '在迁移前的最后一次维护中更新；最新版本能更可靠地静默与关机',
    'upgrade to a listed version, or prove the move with a test migration': '升级到列表中的版本，或以测试迁移验证',
    "ask the vendor for a licence file or a licence server; else keep the machine, or use a network USB server beside Azure's edge":
      '向供应商索取许可证文件或许可证服务器；否则保留该计算机，或在 Azure 边缘使用网络 USB 服务器',
    'it has a virtual TPM, whose keys stay behind: the VM in Azure gets a new one with Trusted Launch, or none':
      '它有虚拟 TPM，其密钥不会随之迁移：Azure VM 会随可信启动获得新的 TPM，或没有 TPM',
    'suspend BitLocker and whatever else seals keys to the TPM, note the recovery keys, and seal them anew after the move':
      '暂停 BitLocker 及其他将密钥封装到 TPM 的功能，记录恢复密钥，并在迁移后重新封装',
    'give the target another name when replication is set up': '在设置复制时为目标另取名称',
    'clean up or enlarge them before the move: a disk in Azure only grows, and a file system is extended by hand':
      '在迁移前清理或扩容：Azure 中的磁盘只能增大，文件系统需手动扩展',
    'find out whether anybody uses it or its files before a size is paid for':
      '在为其付费之前查明是否有人使用它或其文件',
    'deploy a modernized replication appliance, move the replicated items to it (or disable and re-enable them), run a drill, and retire this machine; it need not move':
      '部署现代化复制设备，将复制的项移至其上（或禁用后重新启用），进行演练，然后停用该计算机；它无需迁移',
    "protect it with the application's own replication, and let Site Recovery protect a node without shared disks only":
      '由应用程序自身的复制来保护，Site Recovery 只保护没有共享磁盘的节点',
    'merge data disks, or exclude those that need no protection': '合并数据磁盘，或排除无需保护的磁盘',
    'split the data over several disks, or protect it with the application': '将数据拆分到多个磁盘，或由应用程序保护',
    'exclude the disk from replication, or enlarge it': '将该磁盘排除在复制之外，或扩大其容量',
    'disk.EnableUUID is off, and failback asks for it to be on': 'disk.EnableUUID 已关闭，而故障回复要求开启',
    'set disk.EnableUUID to TRUE while the machine is off (advanced parameters), if failback is wanted':
      '若需要故障回复，请在关机时将 disk.EnableUUID 设为 TRUE（高级参数）',
    'run a domain controller in the target region all the time; replicate one only for drills, in a network of its own, and start it first and alone':
      '在目标区域始终运行一台域控制器；仅为演练而复制，置于独立网络中，并最先单独启动',
    'decrypt them before replication is enabled, and rely on the encryption of the target disks in Azure':
      '在启用复制前解密，并依靠 Azure 中目标磁盘的加密',
    "protect it with the vendor's own replication to a second computer of its kind, or back it up":
      '由供应商自身的复制保护到同类的另一台计算机，或做备份',
    'upgrade the guest, or back it up; moving it is another question': '升级来宾系统，或做备份；迁移则是另一个问题',
    'prove a test failover before this machine is counted as protected, or protect the data with the application':
      '在将该计算机视为受保护之前以测试故障转移验证，或由应用程序保护数据',
    "look up today's matrix for Hyper-V before this machine is counted as protected":
      '在将该计算机视为受保护之前，查阅当前的 Hyper-V 支持矩阵',
    'give its clients an IPv4 address and a name, and test the failover with them':
      '为其客户端提供 IPv4 地址与名称，并以此测试故障转移',
    'the guest connects to iSCSI targets: Site Recovery moves such disks, and does not protect them (they fail back as attached disks)':
      '来宾系统连接 iSCSI 目标：Site Recovery 可迁移此类磁盘，但不保护它们（故障回复后成为附加磁盘）',
    'turn them into virtual disks, or protect their data where it is stored': '将其转为虚拟磁盘，或在存储端保护其数据',
    'find it on the host (Get-VMHardDiskDrive gives its DiskNumber, Get-Disk -Number that disk), and convert it to a VHDX (New-VHD -SourceDisk, with the machine off), or protect its data with the application':
      '在主机上找到它（Get-VMHardDiskDrive 给出 DiskNumber，再用 Get-Disk -Number），并在关机后转换为 VHDX（New-VHD -SourceDisk），或由应用程序保护其数据',
    'plan failback to the original location, or accept virtual disks after it':
      '计划故障回复到原始位置，或接受回复后成为虚拟磁盘',
    'set another name for the target, in the migration tool as in Site Recovery':
      '在迁移工具与 Site Recovery 中为目标另设名称',
    "protect the cluster with the application's own replication (availability groups, Storage Replica), or back it up":
      '由应用程序自身的复制（可用性组、存储副本）保护群集，或做备份',
    'it is a template, which does not run and is not replicated': '它是模板，不运行也不复制',
    'back it up, or rebuild it as an image in an Azure Compute Gallery': '做备份，或在 Azure 计算库中重新制作为映像',
    'set another name in the compute settings of the replicated item before the first drill':
      '在首次演练之前于复制项的计算设置中另设名称',
    'enlarge the OS disk': '扩大 OS 磁盘',
    'look it up in the list of today; there is nothing to upgrade to': '在当前列表中查证；没有可升级的版本',
    'raise the floor of memory in the policy, or do without Defender on this machine':
      '提高策略中的内存下限，或在该计算机上不使用 Defender',
    'a machine that is not ready for Azure cannot be watched there': '对 Azure 未就绪的计算机无法在 Azure 中受监护',
    'remove what blocks the machine from Azure, or what keeps sizing from finding a size for it, first':
      '请先消除阻止该计算机进入 Azure 或使其找不到合适大小的因素',
    'choose the security type Trusted Launch for the target; where Secure Boot is off today, test first that every boot driver is signed; it costs nothing':
      '为目标选择“可信启动”安全类型；若目前安全启动已关闭，请先测试每个启动驱动程序均已签名；不产生费用',
    'convert it to UEFI before the move (MBR2GPT in Windows), or upgrade the VM to Trusted Launch after it, with a backup at hand':
      '在迁移前转换为 UEFI（Windows 中用 MBR2GPT），或在迁移后将 VM 升级到可信启动，并备好备份',
    'raise the floor of vCPUs in the policy, or do without Defender on this machine':
      '提高策略中的 vCPU 下限，或在该计算机上不使用 Defender',
    high: '高',
    medium: '中',
    low: '低',
    off: '关闭',
    on: '开启',
    'not known to be on': '未知是否开启',
    snapshots: '快照',
    snapshot: '快照',
    checkpoints: '检查点',
    disks: '磁盘',
    'data disks': '数据磁盘',
    memory: '内存',
    'nothing to do': '无需处理',

    // Missing facts
    'how full its volumes are': '其各卷的使用情况',
    'how the guest uses its disks (sector size, Storage Spaces, multipath, iSCSI, encryption)':
      '来宾系统如何使用磁盘（扇区大小、存储空间、多路径、iSCSI、加密）',
    'the running kernel': '运行中的内核',
    'whether it has snapshots': '是否有快照',
    'whether Secure Boot is on': '安全启动是否开启',
    'the list of disks with their sizes': '磁盘列表及其大小',
    'the version of the operating system': '操作系统的版本',
    'the adapters that are listed': '列出的适配器',
    'the operating system is not known': '操作系统未知',
    'no source names it': '没有来源说明',
    'collect CPU, memory, every disk and every NIC over the whole window, or size as configured':
      '在整个窗口内采集 CPU、内存、每个磁盘与每块网卡，或按现有配置选型',
    'collect samples over a month-end': '采集跨越月末的采样',
    'collect a month of samples before the move': '在迁移前采集一个月的采样',
    'assess again when the window is full': '窗口数据完整后重新评估',
    'no month-end lies in the window: closing runs may need more': '窗口内没有月末：结账批处理可能需要更多资源',
    'no month-end was sampled: closing runs may need more': '没有采样到月末：结账批处理可能需要更多资源',
    'check that it is short of it today (queues, paging); if not, lower the percentile or the comfort factor in the policy':
      '核实其目前是否确实不足（队列、分页）；否则降低策略中的百分位或舒适因子',
    'sample guest-used or consumed memory; many tools leave it out unless it is asked for or an agent runs':
      '采集来宾已用内存或已消耗内存；许多工具除非明确要求或有代理运行，否则不采集',
    "compare the vendor's page of this size with the need before the move":
      '在迁移前将供应商关于该大小的文档与需求比对',
    'split the disk, stripe it over several, or allow another type of disk in the policy':
      '拆分磁盘、条带化到多个磁盘，或在策略中允许其他磁盘类型',
    'fill in the column "Memory" of vInfo and run again': '填写 vInfo 的“Memory”列并重新运行',
    'state the operating system in the column "OS according to the configuration file"':
      '在“OS according to the configuration file”列中注明操作系统',
    'no source names the operating system; if it is Windows, a licence is due':
      '没有来源说明操作系统；若为 Windows，则须支付许可证费用',

    // Method
    'it can be copied as it is': '可按原样复制',
    'it is powered off; nobody decided that it is not needed': '它已关机；尚无人决定不再需要它',
    'no rule of the tool forbids it, as far as is known': '就已知信息，迁移工具没有规则禁止',
    'nothing forbids it, but an agent has to be installed in the guest, bears on it and is removed again':
      '没有禁止因素，但须在来宾系统中安装代理，代理会影响其负载并在之后移除',
    'no source names an environment; the policy takes production': '没有来源说明环境；策略按生产环境处理',
    'no source names an environment': '没有来源说明环境',

    // Policy in words
    'A disk whose load is unknown is chosen by size.': '负载未知的磁盘按容量选择。',
    'A machine that was held back (ballooned, swapped, waiting for a processor, or limited below what it is given) is not given less of that than it has.':
      '曾受限制的计算机（内存气球、交换、等待处理器或被限制在分配值以下），在该项上不会获得少于现有的配置。',
    'A machine whose environment is unknown counts as production.': '环境未知的计算机按生产环境处理。',
    'A vCPU counts as one core of the source, whatever its processor.': '一个 vCPU 按源端一个核心计，不论处理器型号。',
    'Appliances of the source platform (vCLS, vCenter, NSX, replication, backup) are out of scope.':
      '源平台的设备（vCLS、vCenter、NSX、复制、备份）不在范围之内。',
    'Burstable sizes are chosen for non-production only, and only where samples prove that the credits last.':
      '可突发大小仅用于非生产环境，且仅在采样证明积分足够时选择。',
    'Defender for Servers is included where its price is known and it can watch the machine.':
      '在价格已知且能监护该计算机时，计入 Defender for Servers。',
    "Disk limits are the catalogue's, without bursting.": '磁盘限制以产品目录为准，不含突发。',
    'Left out: constrained-core, confidential, GPU, FPGA and HPC, NVMe-only sizes.':
      '不采用：受约束核心、机密计算、GPU、FPGA 与 HPC、仅支持 NVMe 的大小。',
    'No comfort factor applies to what is taken as configured.': '按现有配置取值时不乘舒适因子。',
    'No samples were given, so there are no peaks to cover.': '没有提供采样，因此没有需要覆盖的峰值。',
    'Powered-off machines are assessed and summed apart.': '已关机的计算机单独评估与合计。',
    'Production machines get Premium SSD, others Standard SSD, all locally redundant.':
      '生产计算机使用高级 SSD，其他使用标准 SSD，均为本地冗余。',
    'Size and disks are chosen together for the least monthly sum.': '大小与磁盘一并选择，使每月合计最低。',
    'Sizes follow utilisation where the input gives it, else what is configured.':
      '输入提供利用率时按利用率选型，否则按现有配置。',
    'Sizes with a retirement date are chosen only where nothing else fits.':
      '已公布停用日期的大小仅在没有其他合适大小时选择。',
    'Templates are out of scope.': '模板不在范围之内。',
    'Where CPU or memory use is missing, that one is taken as configured.':
      'CPU 或内存用量缺失时，该项按现有配置取值。',
    'Windows licences are paid by the hour.': 'Windows 许可证按小时付费。',
    'machines without an environment count as production': '没有环境信息的计算机按生产环境处理',
    'no region was asked for, so East US was taken': '未指定区域，因此采用美国东部 (East US)',
    'add a tag or a column "Environment", or accept production for all':
      '添加标记或“Environment”列，或接受全部按生产环境处理',
    'CPU use': 'CPU 用量',
    'memory use': '内存用量',
    'disk IOPS': '磁盘 IOPS',
    'disk throughput': '磁盘吞吐量',
    'outgoing network': '出站网络',

    // Input, as it was recognised
    "the columns of Azure Migrate's classic export of connections": 'Azure Migrate 经典连接导出的列',
    "the columns of Azure Migrate's new export of connections": 'Azure Migrate 新版连接导出的列',
    'the columns of the inventory format': '清单格式的列',
    'the keys of a site file; portolan site check reads it': '站点文件的键；由 portolan site check 读取',
    'the properties that Get-VM of Hyper-V writes': 'Hyper-V 的 Get-VM 输出的属性',
    'the properties that Get-VMFirmware of Hyper-V writes': 'Hyper-V 的 Get-VMFirmware 输出的属性',
    'the properties that Get-VMHardDiskDrive or Get-VHD of Hyper-V writes':
      'Hyper-V 的 Get-VMHardDiskDrive 或 Get-VHD 输出的属性',
    'the properties that Get-VMNetworkAdapter of Hyper-V writes': 'Hyper-V 的 Get-VMNetworkAdapter 输出的属性',
    'the properties that Get-VMSnapshot of Hyper-V writes': 'Hyper-V 的 Get-VMSnapshot 输出的属性',
    'the properties that the key-value exchange with the guest of Hyper-V writes':
      'Hyper-V 与来宾系统的键值交换输出的属性',
    'the sheet vInfo and its column VM, Host or Name': '工作表 vInfo 及其列 VM、Host 或 Name',
    'it begins with the bytes of a peaks.store': '以 peaks.store 的字节开头',
    'the drives listed': '列出的驱动器',
    'provisioned space, with the swap file of a running machine and its snapshots':
      '置备空间，含运行中计算机的交换文件及其快照',
    'a disk of the host, whose size is printed in its path and rounded': '主机的磁盘，其容量印在路径中且经过取整',

    // Rules, more
    'the tool could copy it, but a copy beside what replicates by itself does harm':
      '工具可以复制它，但在能自行复制的系统旁再放一个副本会造成损害',
    'the tool could copy it, but not as something that works in Azure as it is':
      '工具可以复制它，但复制结果在 Azure 中无法按原样工作',
    'the tool replicates machines of Hyper-V by their host, and takes no agent in the guest':
      '工具通过主机复制 Hyper-V 计算机，不在来宾系统中使用代理',
    "look the distribution up in Defender's own support matrix of today; if it is missing there too, watch the machine with another product":
      '在 Defender 当前的支持矩阵中查证该发行版；若仍未列出，请用其他产品监护该计算机',
    'let VMware Tools report it (RVTools, tab vInfo, column OS according to the VMware Tools; vCenter read-only role), or run guest discovery with an account of the guest':
      '由 VMware Tools 报告（RVTools，vInfo 选项卡，OS according to the VMware Tools 列；vCenter 只读角色），或使用来宾系统帐户运行来宾发现',
    'on each Hyper-V host: Get-VM | Get-VMHardDiskDrive, and Get-VHD of each Path; a pass-through disk has a DiskNumber and no VHD: Get-Disk -Number of it (Hyper-V Administrators)':
      '在每台 Hyper-V 主机上：Get-VM | Get-VMHardDiskDrive，并对每个 Path 执行 Get-VHD；直通磁盘有 DiskNumber 而没有 VHD：对其执行 Get-Disk -Number（Hyper-V 管理员）',
    'Azure gives Windows Server its extended security updates at no charge while they last':
      '在提供期间 Azure 为 Windows Server 免费提供扩展安全更新',

    // Where missing facts are found
    'RVTools, tab vSnapshot, all columns (vCenter read-only role); or PowerCLI: Get-VM | Get-Snapshot | Select VM, Name, Created, SizeGB':
      'RVTools，vSnapshot 选项卡，所有列（vCenter 只读角色）；或 PowerCLI：Get-VM | Get-Snapshot | Select VM, Name, Created, SizeGB',
    'start VMware Tools, then RVTools, tab vPartition, columns Disk, Capacity MiB and Free MiB (vCenter read-only role); or PowerCLI: (Get-VM).Guest.Disks':
      '启动 VMware Tools，再查看 RVTools 的 vPartition 选项卡，Disk、Capacity MiB 与 Free MiB 列（vCenter 只读角色）；或 PowerCLI：(Get-VM).Guest.Disks',
    'inside the guest: uname -r (any user); write the answer into the column kernel of an inventory CSV':
      '在来宾系统内：uname -r（任何用户）；将结果写入清单 CSV 的 kernel 列',
    'write CPUs as digits': '请用数字填写 CPUs',
    network: '网络',
    PremiumSSD: '高级 SSD',
    StandardSSD: '标准 SSD',
    StandardHDD: '标准 HDD',
    PremiumSSDv2: '高级 SSD v2',
    UltraDisk: '超级磁盘',
    'performance number: the vendor gives none for this size, so a vCPU counts as a core':
      '性能数值：供应商未给出此大小的数值，因此一个 vCPU 按一核计',
    'inside the guest, Windows: Get-Disk | Select Number, LogicalSectorSize; Get-StoragePool -IsPrimordial $false; Get-MPIOSetting; Get-IscsiTarget; manage-bde -status (local administrator); Linux: lsblk -o NAME,LOG-SEC,TYPE; multipath -ll; iscsiadm -m session (root); write the answer into the columns logicalSectorBytes, storageSpaces, multipath, iscsi and guestEncryption of an inventory CSV':
      '在来宾系统内，Windows：Get-Disk | Select Number, LogicalSectorSize；Get-StoragePool -IsPrimordial $false；Get-MPIOSetting；Get-IscsiTarget；manage-bde -status（本地管理员）；Linux：lsblk -o NAME,LOG-SEC,TYPE；multipath -ll；iscsiadm -m session (root)；将结果写入清单 CSV 的 logicalSectorBytes、storageSpaces、multipath、iscsi 与 guestEncryption 列',
    ', assumed: none was asked for': '，假定：未指定区域',

    // First page: headline, data quality, risks
    Chapters: '章节',
    Overview: '总览',
    'Readiness by rule': '按规则列出的就绪状态',
    'Input and its problems': '输入数据及其问题',
    'Input and problems': '输入与问题',
    'Quality of the data': '数据质量',
    Glossary: '术语表',
    'Right-sizing': '合理调整大小',
    'Right-sizing, against sizes as configured': '合理调整大小（与按现有配置选型相比）',
    'What right-sizing saves': '合理调整大小的节省',
    'As configured': '按现有配置',
    'Cost in Azure': 'Azure 中的成本',
    '<0>Range</0> {0} to {1} per month, {2} to {3} per year': '<0>区间</0> 每月 {0} 至 {1}，每年 {2} 至 {3}',
    '<0>{0}</0> <1>of A to E, the worst of its facts</1>': '<0>{0}</0> <1>（A 至 E，取各项事实中最差者）</1>',
    '<0>{0}</0> <1>{1} {2} per month, {3} per year</1>': '<0>{0}</0> <1>每月 {2} {1}，每年 {3}</1>',
    'At the least {0}; at the most {1}.': '最低：{0}；最高：{1}。',
    'as planned here': '按此处规划',
    'with every machine sized as it is configured today': '每台计算机均按现有配置选型',
    'of no known cost': '成本未知',
    'Not complete: {0}. They are in neither end, so the true cost is higher.':
      '不完整：{0}。它们不在区间的任何一端，因此实际成本更高。',
    'The sum as configured is no end: prices are missing of other machines than here.':
      '按现有配置的合计不作为区间端点：缺少价格的计算机与此处不同。',
    '{0} a month of it for {1}.': '其中每月 {0} 用于{1}。',
    '{0} as configured, {1} right-sized: {2} {3}; {4} as configured, {5} right-sized':
      '按现有配置 {0}，合理调整后 {1}：{3} {2}；按现有配置 {4}，合理调整后 {5}',
    '{0} with a size, {1} in Azure for {2} at the source. Prices of {3}. {4}':
      '{0}有推荐大小，在 Azure 中使用 {1}，对应源端 {2}。价格日期 {3}。{4}',
    'How good the data are': '数据质量如何',
    'How it is graded': '评级方法',
    Grade: '等级',
    Fact: '事实',
    'At least, for A, B, C and D; less is an E': 'A、B、C、D 各级的下限；低于下限为 E',
    'The grade is {0}: that of the worst of these facts, since a figure is no better than the weakest thing it rests on. The steps are ours. Powered-off machines are not asked for samples.':
      '等级为 {0}：取这些事实中最差者，因为数值的可信度不高于其最薄弱的依据。分级由我们设定。不要求已关机的计算机提供采样。',
    'The three biggest risks': '三大风险',
    'Stops the move': '阻止迁移',
    'Endangers a date or a service': '危及日期或服务',
    'Makes figures doubtful': '使数值存疑',
    'No rule found anything that stands.': '没有规则发现仍成立的问题。',
    'Touches {0}, {1}.': '涉及{0}，{1}。',
    'Ranked by what they do: first what stops a machine, then what breaks a date or a promise or takes many machines with it, then what makes figures doubtful. Within each the risk that touches more machines comes first, then the one whose machines cost more a month.':
      '按影响排序：首先是阻止计算机迁移的风险，其次是打破日期或承诺、或牵连多台计算机的风险，再次是使数值存疑的风险。同类中涉及计算机更多者在前，其次是每月成本更高者。',
    'Closing the books, payroll and reports run at the turn of a month. If these need more than any day that was seen, no size here has it.':
      '结账、薪资与报表在月末运行。若其需求超过任何已采样的日子，此处的任何大小都不包含。',
    'They have no size, or a line of their bill has no known price. They are in no sum, so the true cost is higher than the one shown.':
      '它们没有推荐大小，或账单中有一项价格未知。它们不计入任何合计，因此实际成本高于所示。',
    'What they use over time is not known: their sizes rest on what they are configured with, or on a single figure, and cost too much or carry too little.':
      '其随时间的用量未知：推荐大小依据现有配置或单一数值，可能过于昂贵或承载不足。',
    'The whole policy': '完整策略',
    'Made of': '依据的文件',
    'No lock lies beside this assessment, or it is of another one: of what exactly these figures were made cannot be shown.':
      '本评估旁没有锁定文件，或其属于另一次评估：无法说明这些数值究竟依据什么得出。',

    // Charts: titles, axes, tables
    'Figures: {0}': '数值：{0}',
    Figures: '数值',
    'At the source (machines)': '源端（台）',
    'In Azure (machines)': 'Azure 中（台）',
    'Incomplete (machines)': '不完整（台）',
    'Known for (machines)': '价格已知（台）',
    'Unknown for (machines)': '价格未知（台）',
    'Unknown price (machines)': '价格未知（台）',
    'Unknown price (disks)': '价格未知（个磁盘）',
    'Without a size (machines)': '无推荐大小（台）',
    'Machines with a sample': '有采样的计算机',
    'Buckets with a sample (%)': '有采样的时段 (%)',
    'Cores and vCPU': '核心与 vCPU',
    'Cores at the source': '源端核心数',
    'Cores or vCPU': '核心或 vCPU',
    'vCPU of the size': '大小的 vCPU',
    'Memory at the source (GiB)': '源端内存 (GiB)',
    'Memory of the size (GiB)': '大小的内存 (GiB)',
    'Memory, then and now': '内存：之前与之后',
    'Machines by cores': '按核心数统计的计算机',
    'Cost (USD per month)': '成本（USD / 月）',
    'Running (USD per month)': '运行中（USD / 月）',
    'Powered off (USD per month)': '已关机（USD / 月）',
    'Same machines as you go (USD per month)': '相同计算机即用即付（USD / 月）',
    'Sum (USD per month)': '合计（USD / 月）',
    'Cost by application': '按应用程序统计的成本',
    'Cost by environment': '按环境统计的成本',
    'Cost by part': '按组成统计的成本',
    'Dearest machines': '最贵的计算机',
    'Disks by tier': '按层级统计的磁盘',
    'Readiness by environment': '按环境统计的就绪状态',
    'Readiness by system': '按操作系统统计的就绪状态',
    'Terms compared': '计价条款对比',
    'Samples by day': '每日采样',
    'Series of sizes': '大小系列',
    Series: '系列',
    'Share of what is configured': '占现有配置的比例',
    'Size (GiB)': '大小 (GiB)',
    Sizes: '大小',
    'Use of memory': '内存使用',
    'Use of processors': '处理器使用',
    'Ways to Azure': '迁移到 Azure 的方式',
    'Day (UTC)': '日期 (UTC)',
    'Need disk IOPS': '需求磁盘 IOPS',
    'Need disk MB/s': '需求磁盘 MB/s',
    'Need network MB/s': '需求网络 MB/s',
    'Limit disk IOPS': '上限磁盘 IOPS',
    'Limit disk MB/s': '上限磁盘 MB/s',
    'Limit network MB/s': '上限网络 MB/s',
    'Network out': '出站网络',
    'Disk operations': '磁盘操作',
    cores: '核',
    'Mo Tu We Th Fr Sa Su': '一 二 三 四 五 六 日',
    'Drawn: {what}; hatched: not sampled. Dates stand at midnight UTC. Labels at the right: the percentile that was taken, the need with comfort and floors, and what the size has.':
      '所绘：{what}；斜线：未采样。日期位于 UTC 零点。右侧标注：所取百分位、含舒适因子与下限的需求，以及该大小的上限。',
    'Share of each day that holds samples ({zone})': '每天有采样的比例 ({zone})',
    'every {minutes}-minute maximum of averages, which hide peaks': '每 {minutes} 分钟平均值的最大值（掩盖峰值）',
    'every {minutes}-minute peak': '每 {minutes} 分钟的峰值',
    'highest {value}': '最高 {value}',
    'limit {value}': '上限 {value}',
    'limit {value} ↑': '上限 {value} ↑',
    'maximum per {hours} h of {minutes}-minute averages, which hide peaks, rounded up':
      '每 {hours} 小时内 {minutes} 分钟平均值的最大值（掩盖峰值），向上取整',
    'maximum per {hours} h of {minutes}-minute peaks, rounded up':
      '每 {hours} 小时内 {minutes} 分钟峰值的最大值，向上取整',
    'need {value}': '需求 {value}',
    'portolan explain MACHINE --html draws every value, disk and NIC.':
      'portolan explain MACHINE --html 绘制每个数值、磁盘与网卡。',
    '{date}: about {percent} % seen': '{date}：约 {percent} % 已采样',
    '{gaps} of {all} spans without samples': '{all} 个时段中 {gaps} 个没有采样',
    '{label} has {value}': '{label} 为 {value}',
    '{title} in {unit}, {what}, from {from} to {to} UTC: {facts}':
      '{title}，单位 {unit}，{what}，{from} 至 {to} UTC：{facts}',
    '{title} of {name}': '{name} 的{title}',

    // Glossary of all chapters
    'Application-consistent': '应用程序一致',
    'Crash-consistent': '崩溃一致',
    Availability: '可用性',
    'Back-test': '回测',
    Bandwidth: '带宽',
    Batch: '批次组',
    Bucket: '时段',
    Churn: '变动量',
    Circle: '循环依赖',
    'Critical path': '关键路径',
    Cut: '切断的连接',
    Cutover: '切换',
    Dependency: '依赖',
    Drill: '演练',
    Failback: '故障回复',
    'First copy': '首次复制',
    Granularity: '粒度',
    Lock: '锁定文件',
    Money: '金额',
    Month: '月',
    Percentile: '百分位',
    Problem: '问题',
    Range: '区间',
    'Recovery point (RPO)': '恢复点 (RPO)',
    'Recovery time (RTO)': '恢复时间 (RTO)',
    Remedy: '处理办法',
    Risk: '风险',
    Rule: '规则',
    Sample: '采样',
    'Single point of failure': '单点故障',
    Stars: '星级',
    Steps: '步骤',
    'What-if': '假设分析',
    Window: '窗口',
    'A dependency whose ends are on different sides of the link for a while.': '两端暂时位于链路两侧的依赖。',
    'A finding after which a machine does not work, or cannot be moved, as it is.':
      '表明计算机按现状不能工作或不能迁移的发现项。',
    'A machine whose loss takes others with it.': '一旦失效会牵连其他计算机的计算机。',
    'A network adapter of a machine.': '计算机的网络适配器。',
    'A recovery point as if the power had failed: what was in memory is lost.':
      '如同断电时的恢复点：内存中的内容会丢失。',
    'A recovery point for which applications wrote down what they held in memory.':
      '应用程序已将内存内容写入磁盘的恢复点。',
    'A span of time, mostly 10 minutes, of which one value counts: the greatest.':
      '一段时间（通常为 10 分钟），只取其中的最大值。',
    'A state to which a machine can go back; its age is what a disaster loses.':
      '计算机可以回到的状态；其时间差即灾难造成的损失。',
    'All used bytes of a machine on their way to Azure, before changes follow.':
      '计算机的全部已用数据首次传往 Azure，其后传输更改。',
    'An exercise of recovery with a measured result.': '有可测量结果的恢复演练。',
    'As many hours as the policy says, mostly 730; a year is twelve of them.':
      '策略规定的小时数，通常为 730；一年为其十二倍。',
    'Choosing sizes by what machines use in place of what they are configured with.': '按用量而非现有配置选择大小。',
    'Copied from snapshots of the platform, or by an agent that runs in the guest.':
      '从平台快照复制，或由来宾系统中的代理复制。',
    'Everything that can be chosen about an assessment, as one value.': '评估中所有可选项，作为一个整体。',
    'Hashes (SHA-256) of everything that figures were made of.': '得出数值所依据的全部内容的哈希 (SHA-256)。',
    'How far the data can be trusted, A to E: that of the weakest fact about them.':
      '数据的可信程度，A 至 E：取其最薄弱的事实。',
    'How much of the points needed samples hold, as Azure Migrate rates it: from 81 % five, to 20 % one.':
      '采样占所需数据点的比例，按 Azure Migrate 评级：81 % 起五星，至 20 % 一星。',
    'List prices by the hour, without a commitment.': '按小时的标价，无承诺。',
    'Machines that are copied, or cut over, beside each other.': '同时复制或切换的一组计算机。',
    'Machines that ask each other in turn, so that none can start first.': '互相循环访问、谁也无法先启动的计算机。',
    'Machines that move together.': '一起迁移的计算机。',
    'Minutes from a disaster until all works again.': '从灾难发生到全部恢复工作的分钟数。',
    'One check with its source. Every rule can be listed.': '有来源的一项检查。每条规则都可列出。',
    'Sizes, disks and prices of Azure with the date of each source.': 'Azure 的大小、磁盘与价格，注明每个来源的日期。',
    'Sizing on the first weeks, then counting how often the following ones go over what was chosen.':
      '以前几周选型，再统计其后各周超出所选大小的频次。',
    'Something that stops the move, breaks a promise or makes figures doubtful, ranked by machines and cost.':
      '阻止迁移、打破承诺或使数值存疑的因素，按计算机数与成本排序。',
    'Something wrong with an input, with its place and what to do.': '输入中的错误，注明位置与处理办法。',
    'Taken because no source says; each assumption is listed.': '因没有来源说明而假定；每项假设均已列出。',
    'That one machine asks another on a port, as connections show.': '一台计算机通过某端口访问另一台，由连接记录得知。',
    'The chain of steps that decides how long something takes.': '决定总时长的步骤链。',
    'The days of samples that count; of a cutover, the hours in which it may happen.':
      '计入的采样天数；对切换而言，是允许进行的时段。',
    'The hour in which a machine stops at the source and starts in Azure.': '计算机在源端停止并在 Azure 启动的时刻。',
    'The least and the most that a month costs by known prices: nothing in it is estimated.':
      '按已知价格每月的最低与最高成本：不含任何估计。',
    'The percentile: the smallest value that at least 95 of 100 do not exceed.':
      '百分位：100 个数值中至少 95 个不超过的最小值。',
    'The same estate under many policies: what each costs and how often it is overloaded.':
      '同一资产在多种策略下的成本与过载频次。',
    'The service of Azure that replicates machines and starts them after a disaster.':
      'Azure 中复制计算机并在灾难后启动它们的服务。',
    'The share of time in which a service answers, in percent.': '服务可响应的时间比例，以百分数计。',
    'The turn of a month. It counts as seen where half of its two days is.':
      '月份交替。两天中有一半被采样即视为已覆盖。',
    'The way home from Azure after a recovery there.': '在 Azure 恢复之后返回源端的过程。',
    'What a counter showed at one moment, or for at most a minute.': '计数器在某一时刻或至多一分钟内的读数。',
    'What a link carries, in Mb/s: 10^6 bits per second.': '链路的传输能力，以 Mb/s 计：每秒 10^6 位。',
    'What a machine was given at the source, whether it uses it or not.': '计算机在源端获得的配置，不论是否使用。',
    'What is written to disks in a time, since replication has to send it again.':
      '一段时间内写入磁盘的数据，复制需要再次发送。',
    'What it does': '影响',
    'What it rests on': '依据',
    'What one value of samples stands for: a moment, or so many seconds.': '一个采样值所代表的时间：一个时刻或若干秒。',
    'What people settled about machines: an accepted risk, a fact, in or out of scope.':
      '人们对计算机所作的决定：接受的风险、事实、范围内或范围外。',
    'What samples saw': '采样覆盖了什么',
    'What to do about a finding or a problem.': '针对发现项或问题的处理。',
    '2^30 bytes, about 1.07 billion. Disks and memory are sold in it. GB and MB are 10^9 and 10^6 bytes.':
      '2^30 字节，约 10.7 亿字节，磁盘与内存以此计量。GB 与 MB 为 10^9 与 10^6 字节。',
    'Their {0} per month': '其每月 {0}',
    '{label} {value}': '{label} {value}',
    Assessment: '评估',
    Bytes: '字节',
    Inputs: '输入',
    What: '内容',
    'No price of a reservation or a savings plan is known here; with one the lower end could lie lower.':
      '此处没有预留或节省计划的已知价格；若有，下限可能更低。',
    'SHA-256. The same inputs give the same bytes anywhere. <0>All of them in full</0>':
      'SHA-256。相同的输入在任何地方得出相同的字节。<0>全部完整列出</0>',
    'The catalogue does not know a figure of the chosen size that this machine needs: it may not be enough.':
      '产品目录中没有所选大小的某项数值，而该计算机需要它：可能不够用。',

    // Sentences without figures
    'burstable: the policy keeps it for non-production': '可突发：策略仅允许用于非生产环境',
    'burstable: no source gives its credit terms': '可突发：没有来源给出其积分条款',
    'burstable: without samples nothing shows that its credits would last': '可突发：没有采样，无法证明其积分足够',
    'no allowed disk is large and fast enough for one of its disks': '没有允许的磁盘对其某个磁盘足够大且足够快',
    'every size left over is of a series that the policy leaves out': '剩余的大小均属于策略排除的系列',
    'no source says how much memory the machine has': '没有来源说明该计算机的内存大小',
    'the machine is off, and an agent replicates only a machine that runs':
      '该计算机已关机，而代理只能复制运行中的计算机',
    'it is copied from snapshots of its platform, without an agent: nothing forbids that':
      '从其平台的快照复制，不使用代理：没有任何禁止因素',
    'A size must boot the generation of the machine (BIOS 1, UEFI 2), or both where the firmware is unknown':
      '大小必须能启动计算机的代系（BIOS 为第 1 代，UEFI 为第 2 代），固件未知时两者都要支持',
    'The two sums do not cover the same machines': '两个合计涉及的计算机不同',
  },
  patterns: {
    // Numbers and names
    'Assessment for {0}, {1}': '{0} 评估，{1}',
    '{0#} machine(s)': '{0} 台计算机',
    '{0#} more machine(s)': '另外 {0} 台计算机',
    '{0#} more problem(s)': '{0} 个问题',
    '{0#} machine(s) with an unknown price': '{0} 台计算机价格未知',
    '{0#} machine(s) without a size': '{0} 台计算机无推荐大小',
    '{0#} machine(s) unknown': '{0} 台计算机未知',
    '{0#} machine(s) with an unknown price and {1#} without a size': '{0} 台计算机价格未知，{1} 台无推荐大小',
    '{0#} of {1#} machine(s)': '{1} 台计算机中的 {0} 台',
    '{0#} machine(s) {1~}': '{0} 台计算机{1}',
    '{0~} ({1#} machine(s))': '{0}（{1} 台计算机）',
    '{0#} of {1#} machines have no known utilisation and are sized as configured':
      '{1} 台计算机中有 {0} 台没有已知利用率，按现有配置选型',
    '{0#} day(s)': '{0} 天',
    '{0#} vCPU(s)': '{0} 个 vCPU',
    '{0#} core(s)': '{0} 核',
    '{0#} NIC(s)': '{0} 块网卡',
    '{0#} GiB': '{0} GiB',
    '{0#} MB/s': '{0} MB/s',
    '{0} (each line of a bill names its source and date), list prices': '{0}（账单的每一行都注明来源与日期），标价',
    '{0}, list prices': '{0}，标价',
    '{0}, list prices with the price sheet “{1}” laid over them': '{0}，标价，并以价目表“{1}”覆盖',
    '{0}, {1#} day(s) old on {2}, {3#} sizes': '{0}，截至 {2} 已有 {1} 天，{3} 种大小',
    '{0} ({1}), assumed: none was asked for': '{0} ({1})，假定：未指定区域',
    '{0}, 1 USD = {1#} {2}': '{0}，1 USD = {1} {2}',
    '{0} {1#} + {2#} unknown': '{0} {1} + {2} 项未知',
    '{0#} + {1#} unknown': '{0} + {1} 项未知',
    'and {0#} unknown': '另有 {0} 项未知',
    '{0~}: {1#}, {2~}: {3#}, {4~}: {5#}, {6~}: {7#}': '{0}：{1}，{2}：{3}，{4}：{5}，{6}：{7}',
    'Show {0#} machine(s)': '显示 {0} 台计算机',
    '{0#} sizes refused': '{0} 种大小未采用',
    '{0#} size refused': '{0} 种大小未采用',
    '{0#} values and their cells': '{0} 个数值及其单元格',
    '{0#} value and their cells': '{0} 个数值及其单元格',
    '{0} / month': '{0} / 月',
    'Wave {0#}': '批次 {0}',
    '{0~} (assumed)': '{0}（假定）',
    '{0#} × {1}': '{0} × {1}',
    'until {0}': '截止 {0}',
    'accepted by {0} on {1}: {2}': '由 {0} 于 {1} 接受：{2}',

    // Machine page: need
    'generation {0#}': '第 {0} 代',
    '{0#} disk IOPS': '{0} 磁盘 IOPS',
    '{0#} MB/s disk throughput': '磁盘吞吐量 {0} MB/s',
    '{0#} MB/s network out': '出站网络 {0} MB/s',
    'IOPS of "{0}"': '“{0}”的 IOPS',
    'throughput of "{0}"': '“{0}”的吞吐量',
    'P{0#} of {1#} {2#}-minute peaks, first reached {3@} = {4~}': '{1} 个 {2} 分钟峰值的 P{0}，首次达到于 {3} = {4}',
    'P{0#} of {1#} {2#}-minute maxima, first reached {3@} = {4~}': '{1} 个 {2} 分钟最大值的 P{0}，首次达到于 {3} = {4}',
    'P{0#} of {1#} {2#}-minute maxima of averages, which are not peaks, first reached {3@} = {4~}':
      '{1} 个 {2} 分钟平均值的最大值（并非峰值）的 P{0}，首次达到于 {3} = {4}',
    'P{0#}: {1~}': 'P{0}：{1}',
    '{0#} cores configured': '配置 {0} 核',
    '{0#} core configured': '配置 {0} 核',
    '{0#} GiB configured': '配置 {0} GiB',
    '{0#} (core|cores) x comfort {1#} = {2#} (core|cores)': '{0} 核 × 舒适因子 {1} = {2} 核',
    '{0#} (core|cores) x {1#} comfort = {2#} (core|cores)': '{0} 核 × 舒适因子 {1} = {2} 核',
    '{0#} (core|cores) x {1#} % used = {2#} (core|cores)': '{0} 核 × 使用率 {1} % = {2} 核',
    '{0#} GiB x comfort {1#} = {2#} GiB': '{0} GiB × 舒适因子 {1} = {2} GiB',
    '{0#} GiB x {1#} comfort = {2#} GiB': '{0} GiB × 舒适因子 {1} = {2} GiB',
    '{0#} GiB x {1#} % used = {2#} GiB': '{0} GiB × 使用率 {1} % = {2} GiB',
    '{0#} IOPS x comfort {1#} = {2#} IOPS': '{0} IOPS × 舒适因子 {1} = {2} IOPS',
    '{0#} MB/s x comfort {1#} = {2#} MB/s': '{0} MB/s × 舒适因子 {1} = {2} MB/s',
    "{0#} (core|cores) is under the policy's floor = {1#} (core|cores)": '{0} 核低于策略下限 = {1} 核',
    "{0#} GiB is under the policy's floor = {1#} GiB": '{0} GiB 低于策略下限 = {1} GiB',
    'no utilisation is given: allocated cores and memory = {0~}': '没有利用率数据：采用分配的核心与内存 = {0}',
    'no figures of {0~}': '缺少{0}的数据',
    'coverage {0#} %, {1}: {2#} of {3#} points needed': '覆盖率 {0} %，{1}：所需 {3} 个数据点中的 {2} 个',
    '{0#} s samples, {1} to {2}': '{0} 秒采样，{1} 至 {2}',
    '{0#} s samples': '{0} 秒采样',
    '{0#} s averages, which are not peaks': '{0} 秒平均值（并非峰值）',
    '{0#} s averages, which are not peaks, {1} to {2}': '{0} 秒平均值（并非峰值），{1} 至 {2}',
    '{0#} s maxima as the source states them': '{0} 秒最大值（按来源所述）',
    '{0#} s maxima as the source states them, {1} to {2}': '{0} 秒最大值（按来源所述），{1} 至 {2}',
    '{0#} s totals': '{0} 秒合计值',
    '{0#} s totals, which are not peaks': '{0} 秒合计值（并非峰值）',
    '{0#} s samples in {1#} series': '{1} 个系列的 {0} 秒采样',
    '{0#} s averages, which are not peaks in {1#} series': '{1} 个系列的 {0} 秒平均值（并非峰值）',
    '{0#} s averages, which are not peaks in {1#} series, {2} to {3}':
      '{1} 个系列的 {0} 秒平均值（并非峰值），{2} 至 {3}',
    'longest gap {0#} h': '最长中断 {0} 小时',
    'month-end {0} seen': '月末 {0} 已采样',
    'month-end {0} not seen': '月末 {0} 未采样',
    'quarter-end {0} seen': '季末 {0} 已采样',
    'quarter-end {0} not seen': '季末 {0} 未采样',
    'month-end {0} seen on {1#} of {2#} machine(s)': '月末 {0} 在 {2} 台计算机中的 {1} 台上已采样',
    'quarter-end {0} seen on {1#} of {2#} machine(s)': '季末 {0} 在 {2} 台计算机中的 {1} 台上已采样',
    '{0#} weekend(s): {1#} of {2#} machine(s) with all of them seen, {3#} with none':
      '{0} 个周末：{2} 台计算机中 {1} 台全部已采样，{3} 台全未采样',
    '{0#} day(s) from {1} ({2}): {3#} whole, {4#} in part, {5#} not at all; {6#} of {7#} weekend(s)':
      '自 {1} 起 {0} 天 ({2})：{3} 天完整，{4} 天部分，{5} 天全无；{7} 个周末中的 {6} 个',
    '{0#} day(s) from {1} ({2}): {3#} whole, {4#} in part, {5#} not at all; {6#} of {7#} weekend(s); nothing of {8~}':
      '自 {1} 起 {0} 天 ({2})：{3} 天完整，{4} 天部分，{5} 天全无；{7} 个周末中的 {6} 个；以下日期没有采样：{8}',
    '{0#} more stretches': '另外 {0} 段',
    '{0~} and {1#} more stretches': '{0} 以及另外 {1} 段',
    '{0}: {1#} of {2#} machines': '{0}：{2} 台计算机中的 {1} 台',
    'memory was never measured while other things were: it stays as configured ({0#} GiB)':
      '其他指标有测量而内存从未测量：内存按现有配置 ({0} GiB)',
    'resized from {0#} to {1#} cores on {2}; use is counted in amounts, so both sides of it compare':
      '于 {2} 由 {0} 核调整为 {1} 核；用量按绝对数量计算，因此调整前后可以比较',

    // Machine page: size
    "performance number: {0#} ACU a vCPU; at {1#} ACU for a core of the source its {2#} vCPU would count as {3#} cores; not weighed, since the source's is unknown":
      '性能数值：每个 vCPU {0} ACU；若源端每核按 {1} ACU 计，其 {2} 个 vCPU 相当于 {3} 核；由于源端数值未知，未作加权',
    'performance number: {0#} ACU a vCPU; at {1#} ACU for a core of the source its {2#} vCPU count as {3#} cores':
      '性能数值：每个 vCPU {0} ACU；源端每核按 {1} ACU 计，其 {2} 个 vCPU 相当于 {3} 核',
    '{0#} not sold in the region': '{0} 种在该区域不提供',
    '{0#} not offered in the zones asked for': '{0} 种在所要求的可用性区域不提供',
    '{0#} series not allowed by the policy': '{0} 种策略不允许该系列',
    '{0#} is being retired': '{0} 种即将停用',
    '{0#} other processor architecture': '{0} 种处理器体系结构不同',
    '{0#} confidential computing only': '{0} 种仅用于机密计算',
    '{0#} has an accelerator nobody asked for': '{0} 种带有无人要求的加速器',
    '{0#} constrained cores': '{0} 种受约束的核心',
    '{0#} burstable, and not shown to last': '{0} 种可突发，且无法证明积分足够',
    '{0#} no temporary disk': '{0} 种没有临时磁盘',
    '{0#} does not boot the generation': '{0} 种不能启动该代系',
    '{0#} disk controller the guest is not known to drive': '{0} 种未知来宾系统能否驱动其磁盘控制器',
    '{0#} its credits would run out': '{0} 种积分会耗尽',
    '{0#} no allowed disk is large and fast enough': '{0} 种允许的磁盘在容量或性能上均不足',
    '{0#} cannot attach the disks needed': '{0} 种无法附加所需磁盘',
    '{0#} too few vCPUs': '{0} 种vCPU 不足',
    '{0#} too little memory': '{0} 种内存不足',
    '{0#} too few data disks': '{0} 种数据磁盘数不足',
    '{0#} too few NICs': '{0} 种网卡数不足',
    '{0#} too few disk IOPS': '{0} 种磁盘 IOPS 不足',
    '{0#} too little disk throughput': '{0} 种磁盘吞吐量不足',
    '{0#} too little network': '{0} 种网络带宽不足',
    '{0#} no known price': '{0} 种价格未知',
    '{0~}: none in the series': '{0}：该系列中没有',
    'needed once the need passes {0~} or {1~}': '需求超过 {0} 或 {1} 时需要',
    'needed once the need passes {0~}': '需求超过 {0} 时需要',
    'taken once the need passes {0~} or {1~}': '需求超过 {0} 或 {1} 时采用',
    'taken once the need passes {0~}': '需求超过 {0} 时采用',
    'would do if the need fell to {0~} and {1~}': '需求降至 {0} 与 {1} 时即可使用',
    'would do if the need fell to {0~}': '需求降至 {0} 时即可使用',
    'fits once the need falls to {0~}: {1~} less': '需求降至 {0} 时即可使用：减少 {1}',
    'needs {0~}, has {1~}': '需要 {0}，实有 {1}',
    'series {0} is not among those the policy allows': '系列 {0} 不在策略允许的范围内',
    '{0} is not in the families of the policy': '{0} 不在策略的系列之内',
    'its credits fall to {0#} at {1}, from {2#} at the start': '其积分于 {1} 降至 {0}，起始为 {2}',
    'the catalogue does not know the network limit of {0}': '产品目录中没有 {0} 的网络上限',
    'no allowed disk is large and fast enough for "{0}"': '没有允许的磁盘对“{0}”足够大且足够快',
    'no price of {0} in {1} is known; give it in a price sheet': '{0} 在 {1} 的价格未知；请在价目表中给出',

    // Machine page: disks, bill
    '{0}, {1#} GiB': '{0}，{1} GiB',
    '{0}, {1#} GiB (estimated)': '{0}，{1} GiB（估计）',
    '{0}, {1#} GiB (estimated), boot disk': '{0}，{1} GiB（估计），启动盘',
    '{0}, {1#} GiB, boot disk': '{0}，{1} GiB，启动盘',
    'cheapest allowed disk for {0#} GiB': '满足 {0} GiB 的最便宜的允许磁盘',
    'cheapest allowed disk for {0#} GiB, {1#} IOPS': '满足 {0} GiB、{1} IOPS 的最便宜的允许磁盘',
    'cheapest allowed disk for {0#} GiB, {1#} IOPS, {2#} MB/s': '满足 {0} GiB、{1} IOPS、{2} MB/s 的最便宜的允许磁盘',
    'cheapest allowed disk for {0#} GiB, {1#} MB/s': '满足 {0} GiB、{1} MB/s 的最便宜的允许磁盘',
    'the smallest Premium SSD that holds {0#} GiB; IOPS and throughput are unknown, so size decides':
      '容量达到 {0} GiB 的最小高级 SSD；IOPS 与吞吐量未知，故按容量选择',
    'the smallest Standard SSD that holds {0#} GiB; IOPS and throughput are unknown, so size decides':
      '容量达到 {0} GiB 的最小标准 SSD；IOPS 与吞吐量未知，故按容量选择',
    '(PremiumSSD|StandardSSD|StandardHDD|PremiumSSDv2|UltraDisk) {0} for "{1}"': '{0}，用于“{1}”',
    '{0#} {1} a month': '每月 {0} {1}',
    '{0#} {1} per month': '每月 {0} {1}',
    '{0#} USD/h x {1#} h': '{0} USD/小时 × {1} 小时',
    '{0#} USD/h x {1#} h, the Windows price less the base price':
      '{0} USD/小时 × {1} 小时，即 Windows 价格减去基础价格',
    '{0}, payAsYouGo': '{0}，即用即付',
    'Blocks: {0}': '阻止：{0}',
    'Condition: {0}': '条件：{0}',
    'Fact missing: {0}': '缺少事实：{0}',
    'Warning: {0}': '警告：{0}',
    'Good to know: {0}': '供参考：{0}',
    'Blocks: {0}, accepted': '阻止：{0}，已接受',
    'Condition: {0}, accepted': '条件：{0}，已接受',
    'Fact missing: {0}, accepted': '缺少事实：{0}，已接受',
    'Warning: {0}, accepted': '警告：{0}，已接受',
    'Good to know: {0}, accepted': '供参考：{0}，已接受',

    // Rules: may it run in Azure
    'its processor is held back: {0~}; measured use of CPU is then less than it would use':
      '其处理器受到限制：{0}；因此测得的 CPU 用量低于其实际所需',
    'its memory is held back: {0~}; measured use of memory is then less than it would use':
      '其内存受到限制：{0}；因此测得的内存用量低于其实际所需',
    'its volume D: ({0#} GiB) holds data, and the chosen size has a temporary disk, which takes D: and is emptied at will':
      '其 D: 卷 ({0} GiB) 存有数据，而所选大小带有临时磁盘，临时磁盘会占用 D: 且随时可能被清空',
    'its volume D: ({0#} GiB) holds data; nothing tells yet whether its size will have a temporary disk, which would take D:':
      '其 D: 卷 ({0} GiB) 存有数据；尚不知所选大小是否带有会占用 D: 的临时磁盘',
    '{0~} can be added to it while it runs; in Azure another size means a restart':
      '可在运行中为其添加{0}；在 Azure 中更改大小需要重启',
    'its latency sensitivity is set to {0}: somebody tuned it for microseconds, with cores of its own':
      '其延迟敏感度设为 {0}：有人为微秒级延迟做过调优，并为其独占核心',
    'it has {0~} reserved, which says that somebody counts on them': '它预留了 {0}，说明有人依赖这些资源',
    'the machine boots from UEFI and runs {0}, which cannot be a generation 2 VM':
      '该计算机从 UEFI 启动并运行 {0}，后者不能成为第 2 代 VM',
    'the machine needs {0#} cores, and the assessment allows {1#}': '该计算机需要 {0} 核，评估允许的上限为 {1} 核',
    'the machine has {0#} disks, and an Azure VM at most {1#}, the OS disk included':
      '该计算机有 {0} 个磁盘，而 Azure VM 最多 {1} 个（含 OS 磁盘）',
    'disk "{0}" has {1#} GiB, and a managed disk at most {2#} GiB': '磁盘“{0}”为 {1} GiB，而托管磁盘最大 {2} GiB',
    'disk "{0}" holds {1#} GiB; a managed disk holds at most {2#} GiB': '磁盘“{0}”为 {1} GiB；托管磁盘最大 {2} GiB',
    'the machine needs {0#} GiB of memory, and the assessment allows {1#} GiB':
      '该计算机需要 {0} GiB 内存，评估允许的上限为 {1} GiB',
    'the machine has {0#} NICs, and the assessment allows {1#}': '该计算机有 {0} 块网卡，评估允许的上限为 {1} 块',
    '{0} is a 32-bit system, for which Azure gives only partial support': '{0} 是 32 位系统，Azure 仅提供部分支持',
    '{0} runs on {1} only, and no size of Azure is such a computer': '{0} 只能运行在 {1} 上，而 Azure 没有这样的计算机',
    'the last updates for {0} end within a year: the vendor ended support on {1@}':
      '{0} 的最后更新将在一年内终止：供应商已于 {1} 终止支持',
    'the last updates for {0} end within a year: the vendor ended support on {1@}; {2~}':
      '{0} 的最后更新将在一年内终止：供应商已于 {1} 终止支持；{2}',
    '{0~}; do it with the move, while a window for changes is open anyway':
      '{0}；请在迁移时一并进行，趁变更窗口已经开放',
    '{0} is not on the list of Linux distributions that Azure endorses; it may start without any support':
      '{0} 不在 Azure 认可的 Linux 发行版列表中；它或许能启动，但没有任何支持',
    '{0} reached its end of life on {1@}': '{0} 已于 {1} 终止生命周期',
    '{0} reached its end of life on {1@}; {2~}': '{0} 已于 {1} 终止生命周期；{2}',
    'Azure endorses the distribution of {0}, but not this version (version: not stated)':
      'Azure 认可 {0} 所属的发行版，但不认可此版本（未说明版本）',
    'Azure endorses the distribution of {0}, but not this version (version: {1})':
      'Azure 认可 {0} 所属的发行版，但不认可此版本（版本：{1}）',
    '{0} may start in Azure, which does not endorse it and gives no help with it':
      '{0} 或许能在 Azure 中启动，但 Azure 未认可，也不提供协助',
    'the vendor ended support for {0} on {1@}': '供应商已于 {1} 终止对 {0} 的支持',
    'the vendor ended support for {0} on {1@}; {2~}': '供应商已于 {1} 终止对 {0} 的支持；{2}',
    '{0} is a system of VMware appliances that Azure Migrate does not know':
      '{0} 是 Azure Migrate 不认识的 VMware 设备系统',
    'the vendor ends support for {0} on {1@}, within a year': '供应商将于 {1} 终止对 {0} 的支持，距今不到一年',
    'the vendor ends support for {0} on {1@}, within a year; {2~}':
      '供应商将于 {1} 终止对 {0} 的支持，距今不到一年；{2}',
    '{0} left extended support on {1@}': '{0} 已于 {1} 终止扩展支持',
    'the operating system cannot be told: {0~}': '无法判断操作系统：{0}',
    '{0} may run in Azure only under a Visual Studio subscription or with multitenant hosting rights':
      '{0} 只有在 Visual Studio 订阅或多租户托管权利下才可在 Azure 中运行',
    '{0} is past its end of support; it may start in Azure, which gives no help with it':
      '{0} 已过支持终止日期；或许能在 Azure 中启动，但 Azure 不提供协助',
    '{0} is past its end of support and needs a custom support agreement in Azure':
      '{0} 已过支持终止日期，在 Azure 中需要自定义支持协议',
    '{0} is past its end of support, as the page of 2018 counts it': '按 2018 年的文档，{0} 已过支持终止日期',
    '{0} gets no security updates any more, in Azure either: the vendor ended support on {1@}':
      '{0} 已不再获得安全更新，在 Azure 中也是如此：供应商已于 {1} 终止支持',
    '{0} gets no security updates any more, in Azure either: the vendor ended support on {1@}; {2~}':
      '{0} 已不再获得安全更新，在 Azure 中也是如此：供应商已于 {1} 终止支持；{2}',
    'Extended Security Updates ended on {0@}': '扩展安全更新已于 {0} 终止',
    'Extended Security Updates end on {0@}': '扩展安全更新将于 {0} 终止',
    'Extended Security Updates run until {0@}': '扩展安全更新持续到 {0}',
    'extended updates ended on {0@}': '扩展更新已于 {0} 终止',
    'extended updates end on {0@}': '扩展更新将于 {0} 终止',
    'upgrade in place to Windows Server {0} or take Extended Security Updates, which are free in Azure':
      '就地升级到 Windows Server {0}，或使用扩展安全更新（在 Azure 中免费）',

    // Rules: can the tool move it
    '{0} is a 32-bit system, and the requirements for the target name 64-bit guests only':
      '{0} 是 32 位系统，而目标要求只列出 64 位来宾系统',
    '{0} is a 32-bit system, and the prerequisites check of Site Recovery asks for 64 bits':
      '{0} 是 32 位系统，而 Site Recovery 的先决条件检查要求 64 位',
    'a disk has logical sectors of {0#} bytes, and Site Recovery replicates sectors of 512 bytes only':
      '有磁盘的逻辑扇区为 {0} 字节，而 Site Recovery 只复制 512 字节扇区的磁盘',
    'volume {0} has {1#} MiB free, and the Mobility agent needs {2#} MiB there (Windows 500 MB in the install folder; Linux 250 MB and 2 GB on /)':
      '卷 {0} 剩余 {1} MiB，而移动代理在该处需要 {2} MiB（Windows 安装文件夹 500 MB；Linux 250 MB，根目录 / 需 2 GB）',
    '{0} is not on the list of guests of the Mobility agent, as the copy of 09/28/2023 has it; newer versions came later':
      '按 2023 年 9 月 28 日的版本，{0} 不在移动代理支持的来宾系统列表中；其后有更新的版本',
    '{0} is too old for the Mobility agent (Windows Server 2008 R2 SP1, RHEL 5.2, SLES 11 SP3 and later)':
      '{0} 对移动代理而言过旧（要求 Windows Server 2008 R2 SP1、RHEL 5.2、SLES 11 SP3 及更高版本）',
    'its kernel {0} does not look like one that its distribution builds, and the Mobility agent runs on those alone':
      '其内核 {0} 不像是发行版构建的内核，而移动代理只能运行在发行版内核上',
    'its memory is {0#} % in use, and the driver of the Mobility agent takes another {1#} %':
      '其内存使用率为 {0} %，移动代理的驱动程序还要再占 {1} %',
    'the machine is {0~}, and an agent replicates only a machine that runs':
      '该计算机{0}，而代理只能复制运行中的计算机',
    '{0} boots from UEFI, which Site Recovery does not take of Windows Server 2008 and 2008 R2':
      '{0} 从 UEFI 启动，而 Site Recovery 不支持 UEFI 启动的 Windows Server 2008 与 2008 R2',
    'the machine starts from the raw device {0}: without an agent its system is not copied at all':
      '该计算机从裸设备 {0} 启动：不使用代理则完全不会复制其系统',
    'it looks like a node of a cluster ({0~}; confidence {1~}): shared disks, floating addresses and the quorum do not come along':
      '它看似群集节点（{0}；置信度{1}）：共享磁盘、浮动 IP 与仲裁不会随之迁移',
    'a CD or an ISO file is connected ({0}): it does not come along': '连接了光盘或 ISO 文件 ({0})：不会随之迁移',
    'disconnect it ({0}); if software is read from it, copy it to a disk first':
      '断开其连接 ({0})；若有软件从中读取，请先复制到磁盘',
    'the machine has {0#} {1~}, and the migration tool moves {2#} by this method (without an agent: 60 disks on the page of 2022, 64 data disks on that of 2025; with one: 63 disks)':
      '该计算机有 {0} 个{1}，而迁移工具以此方法最多迁移 {2} 个（无代理：2022 年文档为 60 个磁盘，2025 年文档为 64 个数据磁盘；有代理：63 个磁盘）',
    'data disks {0} have up to {1#} GiB, and the migration tool moves at most {2#} GiB':
      '数据磁盘 {0} 最大为 {1} GiB，而迁移工具最多迁移 {2} GiB',
    'it looks like a database ({0~}; confidence {1~}): its own replication moves it with less downtime and a consistent end':
      '它看似数据库（{0}；置信度{1}）：使用其自身的复制来迁移，停机更短且结束状态一致',
    'adapters are not connected though the machine runs: {0}; each one moved counts against the NICs of the size':
      '计算机在运行，但有适配器未连接：{0}；每迁移一个都计入该大小的网卡数',
    'it looks like a domain controller ({0~}; confidence {1~}): a copy that runs beside the original breaks the directory':
      '它看似域控制器（{0}；置信度{1}）：与原机并行运行的副本会破坏目录',
    '{0#} machines are called "{1}": in one resource group only one VM may have a name, and one domain knows only one of them':
      '有 {0} 台计算机名为“{1}”：在同一资源组中 VM 名称必须唯一，同一个域也只认其中一台',
    'encrypted disks {0} are not supported by the migration tool': '迁移工具不支持加密磁盘 {0}',
    '{0} is none of the guests that the migration tool moves: Windows Server 2003 and later, and Linux':
      '{0} 不在迁移工具可迁移的来宾系统之列：Windows Server 2003 及更高版本与 Linux',
    'whether the migration tool moves the guest cannot be told: {0~}': '无法判断迁移工具能否迁移该来宾系统：{0}',
    'its virtual hardware has version {0}, and changed block tracking needs {1}':
      '其虚拟硬件版本为 {0}，而更改块跟踪需要 {1}',
    'vHealth says: {0}': 'vHealth 提示：{0}',
    'vHealth takes it for left over: "{0}"': 'vHealth 认为它是遗留对象：“{0}”',
    'independent disks {0} take no part in snapshots, so they are not replicated without an agent':
      '独立磁盘 {0} 不参与快照，因此无代理方式不会复制它们',
    'raw devices {0} are not replicated without an agent': '无代理方式不会复制裸设备 {0}',
    'the machine uses IPv6 ({0}; {1#} in all), which the migration tool does not carry over':
      '该计算机使用 IPv6（{0}；共 {1} 个），迁移工具不会保留 IPv6 地址',
    'the machine uses IPv6 ({0}; {1#} in all), which Site Recovery does not carry over':
      '该计算机使用 IPv6（{0}；共 {1} 个），Site Recovery 不会保留 IPv6 地址',
    'a licence is bound to {0}, which changes with the move': '有许可证绑定到 {0}，迁移后会改变',
    'it looks like a licence server ({0~}; confidence {1~}), whose licence is often bound to a MAC address, a disk or the processor of the host':
      '它看似许可证服务器（{0}；置信度{1}），其许可证往往绑定到 MAC 地址、磁盘或主机处理器',
    '"{0}" has more than {1#} characters, so the guest must be called otherwise: as the computer name of Windows it would be cut to "{2}"':
      '“{0}”超过 {1} 个字符，因此来宾系统须另取名称：作为 Windows 计算机名会被截断为“{2}”',
    'it looks like a firewall or a router with address translation ({0~}; confidence {1~}): its cards, addresses and routes mean nothing in a virtual network':
      '它看似带地址转换的防火墙或路由器（{0}；置信度{1}）：其网卡、地址与路由在虚拟网络中没有意义',
    'vCenter has no grip on the machine: its state is {0}': 'vCenter 无法控制该计算机：其状态为 {0}',
    'disks {0} are on an NVMe controller, which the migration tool does not take without an agent (Site Recovery lists NVMe as supported)':
      '磁盘 {0} 位于 NVMe 控制器上，迁移工具的无代理方式不支持（Site Recovery 将 NVMe 列为支持）',
    'OS disk {0} has {1#} GiB, and the migration tool moves at most {2#} GiB for this boot type and method (generation 2: 2 TB on the page of 2022 without an agent, 4 TB on that of 2025)':
      'OS 磁盘 {0} 为 {1} GiB，而迁移工具对此启动类型与方法最多迁移 {2} GiB（第 2 代：无代理在 2022 年文档为 2 TB，2025 年文档为 4 TB）',
    'the snapshot "{0}" looks like one of {1}: two products that follow changed blocks of one machine disturb each other':
      '快照“{0}”看似由 {1} 创建：两个产品同时跟踪一台计算机的更改块会互相干扰',
    'an adapter hands the guest a card of the host: {0}; such a machine cannot take a snapshot while it runs':
      '有适配器将主机的网卡直通给来宾系统：{0}；这样的计算机在运行时不能创建快照',
    'the migration tool does not prepare {0} for Azure by itself, as far as its list was found':
      '就已找到的列表而言，迁移工具不会自动为 Azure 准备 {0}',
    'shared disks {0} are not supported by the migration tool in any way': '迁移工具以任何方式都不支持共享磁盘 {0}',
    'its oldest of {0~} is of {1@}, {2#} days old, where {3#} days are advised: it grows with every write until the datastore is full':
      '其最早的{0}创建于 {1}，已有 {2} 天，建议不超过 {3} 天：它随每次写入增长，直到数据存储被占满',
    'the machine has {0#} {1~}; replication without an agent takes its own on top, and long chains slow it down or break it':
      '该计算机有 {0} 个{1}；无代理复制会再叠加自己的快照，过长的链会使复制变慢或中断',
    'delete or consolidate them before replication starts; keep one product that takes {0~} of a machine at a time':
      '在复制开始前删除或合并它们；同一时间只让一个产品为一台计算机创建{0}',
    'the machine has {0#} {1~}: an agent copies only what the machine sees now':
      '该计算机有 {0} 个{1}：代理只复制计算机当前可见的内容',
    '{0} is not installed: nobody reads its system, addresses and volumes, and the final shutdown before the move is not a clean one':
      '未安装 {0}：无法读取其系统、地址与卷，迁移前的最终关机也不是正常关机',
    'install {0} (open-vm-tools in Linux), or plan to shut the guest down by hand before the final copy':
      '安装 {0}（Linux 中为 open-vm-tools），或计划在最终复制前手动关闭来宾系统',
    '{0} is installed and does not run, though the machine does: what it says of the guest is old, and the guest may hang':
      '{0} 已安装但未运行，而计算机在运行：其所报告的来宾信息已过时，来宾系统可能已挂起',
    '{0} is outdated': '{0} 版本过旧',
    '{0} is outdated ({1})': '{0} 版本过旧 ({1})',
    '{0} boots from UEFI and is not on the list of such guests that the migration tool moves':
      '{0} 从 UEFI 启动，且不在迁移工具可迁移的此类来宾系统列表中',
    'USB devices are attached ({0}), and no VM in Azure has a USB port: a licence on a dongle stops with the move':
      '连接了 USB 设备 ({0})，而 Azure VM 没有 USB 端口：加密狗上的许可证在迁移后失效',
    '"{0}" cannot be the name of an Azure VM: 1 to 63 letters, digits and hyphens, beginning and ending with no hyphen':
      '“{0}”不能作为 Azure VM 的名称：须为 1 至 63 个字母、数字与连字符，且不以连字符开头或结尾',
    'volumes have less than {0#} % free: {1}; the VM agent, drivers and the first update in Azure need room':
      '有卷的可用空间不足 {0} %：{1}；VM 代理、驱动程序与在 Azure 中的首次更新都需要空间',
    '"{0}" looks like a part of classic Site Recovery, which is unsupported since {1}: what it protects is not protected':
      '“{0}”看似经典 Site Recovery 的组件，后者自 {1} 起不再受支持：其所保护的对象实际上未受保护',

    // Rules: can Site Recovery protect it
    'it looks like a node of a cluster ({0~}; confidence {1~}), and Site Recovery replicates no shared cluster disk':
      '它看似群集节点（{0}；置信度{1}），而 Site Recovery 不复制群集共享磁盘',
    'the machine has {0#} data disks, and Site Recovery replicates {1#} (fails back 60 to one master target)':
      '该计算机有 {0} 个数据磁盘，而 Site Recovery 最多复制 {1} 个（故障回复到一个主目标时最多 60 个）',
    'data disks {0} have up to {1#} GiB, and Site Recovery replicates at most {2#} GiB (8,192 GB on the page of 2019)':
      '数据磁盘 {0} 最大为 {1} GiB，而 Site Recovery 最多复制 {2} GiB（2019 年文档为 8,192 GB）',
    'disks {0} have {1#} MiB, and Site Recovery replicates disks of more than {2#} MiB only':
      '磁盘 {0} 为 {1} MiB，而 Site Recovery 只复制大于 {2} MiB 的磁盘',
    'it looks like a domain controller ({0~}; confidence {1~}): with several of them, an additional one in Azure protects better than a replica':
      '它看似域控制器（{0}；置信度{1}）：有多台域控制器时，在 Azure 中增设一台比副本的保护效果更好',
    'encrypted disks ({0}) are not replicated by Site Recovery; BitLocker has to stay off while it replicates':
      'Site Recovery 不复制加密磁盘 ({0})；复制期间 BitLocker 必须保持关闭',
    '{0} runs on {1} only, so nothing can start from its replica in Azure':
      '{0} 只能运行在 {1} 上，因此无法在 Azure 中从其副本启动',
    'the Mobility agent may move {0}, and not protect it: protection begins with Windows Server 2008 R2 SP1':
      '移动代理可以迁移 {0}，但不能保护它：保护自 Windows Server 2008 R2 SP1 起支持',
    'Site Recovery protects guests of Hyper-V that Azure supports, and {0} is none of them':
      'Site Recovery 保护 Azure 支持的 Hyper-V 来宾系统，而 {0} 不在其列',
    'Site Recovery protects guests of Hyper-V that Azure supports, and which this is cannot be told: {0~}':
      'Site Recovery 保护 Azure 支持的 Hyper-V 来宾系统，而无法判断这是哪一种：{0}',
    '{0~}: the matrix for Hyper-V of 2020 stopped there, below what Azure and the matrix for VMware take; no newer copy of it was found':
      '{0}：2020 年的 Hyper-V 支持矩阵到此为止，低于 Azure 与 VMware 支持矩阵的范围；未找到更新的版本',
    'OS disk {0} has {1#} GiB, and Site Recovery replicates at most {2#} GiB for this boot type':
      'OS 磁盘 {0} 为 {1} GiB，而 Site Recovery 对此启动类型最多复制 {2} GiB',
    'pass-through disks {0} of the host have no VHD, and Site Recovery replicates VHD and VHDX files of Hyper-V only':
      '主机的直通磁盘 {0} 没有 VHD，而 Site Recovery 只复制 Hyper-V 的 VHD 与 VHDX 文件',
    'raw devices {0} are replicated, but cannot fail back to another location than the one they came from':
      '裸设备 {0} 会被复制，但只能故障回复到原始位置',
    '"{0}" holds the reserved word {1}, with which Azure makes no resource':
      '“{0}”含有保留字 {1}，Azure 不允许以此创建资源',
    'shared disks {0} are not replicated by Site Recovery': 'Site Recovery 不复制共享磁盘 {0}',

    // Rules: Defender for Servers, Trusted Launch
    'the disks hold {0#} GiB, and Defender for Servers asks for {1#} GiB':
      '磁盘为 {0} GiB，而 Defender for Servers 要求 {1} GiB',
    '{0} is newer than every version on the page of {1} that lists the guests of Defender for Servers':
      '{0} 比 {1} 文档中 Defender for Servers 列出的所有来宾版本都新',
    '{0} is not on the list of guests of Defender for Servers on the page of {1@}':
      '{0} 不在 {1} 文档的 Defender for Servers 来宾系统列表中',
    'whether Defender for Servers runs on the guest cannot be told: {0~}':
      '无法判断 Defender for Servers 能否在该来宾系统上运行：{0}',
    'the recommended size has {0#} GiB of memory, and Defender for Servers asks for {1#} GiB':
      '推荐大小的内存为 {0} GiB，而 Defender for Servers 要求 {1} GiB',
    'the recommended size has {0#} vCPU, and Defender for Servers asks for {1#}':
      '推荐大小有 {0} 个 vCPU，而 Defender for Servers 要求 {1} 个',
    'it can be a Trusted Launch VM: generation 2 and {0}; Secure Boot is {1~} at the source':
      '它可以成为可信启动 VM：第 2 代，{0}；源端的安全启动：{1}',
    'it boots from BIOS, so it becomes a generation 1 VM without Secure Boot and virtual TPM, though {0} could have both':
      '它从 BIOS 启动，因此成为没有安全启动与虚拟 TPM 的第 1 代 VM，尽管 {0} 本可两者兼有',

    // Rules: evidence, missing facts, samples, sizing
    'tag {0}': '标记 {0}',
    '"{0}" in its name': '名称含“{0}”',
    'process {0} asks {1#} others on ports {2}': '进程 {0} 访问 {1} 台其他计算机的端口 {2}',
    'process {0} listens on port {1}': '进程 {0} 侦听端口 {1}',
    'process {0}': '进程 {0}',
    'no source states {0~}; not checked: {1}': '没有来源说明{0}；未检查：{1}',
    'nobody can tell until a size is found for it: {0~}': '在找到合适大小之前无法判断：{0}',
    'nobody can tell yet: {0~}': '尚无法判断：{0}',
    'not ready for Azure: {0~}': '对 Azure 未就绪：{0}',
    'it does not run in Azure as it is: {0~}': '按现状不能在 Azure 中运行：{0}',
    'samples cover {0#} % of the points needed: the size rests on little':
      '采样仅覆盖所需数据点的 {0} %：推荐大小的依据不足',
    'samples span {0#} days, {1@} to {2@}; the window begins on {3@}': '采样跨度 {0} 天，{1} 至 {2}；窗口始于 {3}',
    'samples span {0#} days, {1@} to {2@}: less than two weeks': '采样跨度 {0} 天，{1} 至 {2}：不足两周',
    '{0} is larger than the machine is today, since its use with the comfort factor passes what it has: {1~}':
      '{0} 比该计算机当前配置更大，因为其用量乘以舒适因子超过现有配置：{1}',
    '{0~}, of {1#} today: {2#} vCPU': '{0}，当前 {1} 核：{2} vCPU',
    '{0~}, of {1#} GiB today: {2#} GiB': '{0}，当前 {1} GiB：{2} GiB',
    '{0} is burstable: over {1#} means of {2#} minutes, times {3#}, its credits start at {4#} earn {5#} an hour and never fall below {6#} ({7@}), also when these days repeat; the page prints {8~}':
      '{0} 可突发：按 {1} 个 {2} 分钟平均值乘以 {3} 计算，其积分从 {4} 起每小时获得 {5}，且不低于 {6} ({7})，这些日子重复时亦然；文档给出 {8}',
    'it would run dry with {0#} vCPU-minutes more up to that time, or with a mean above {1#} cores, {2#} credits an hour from now: watch CPU Credits Remaining':
      '到该时刻再多用 {0} vCPU 分钟，或平均值高于 {1} 核（自此每小时 {2} 积分），积分即会耗尽：请监视“剩余 CPU 积分”',
    'its tag "{0}" is "{1}", and the policy takes {2} for databases and directories, {3} for all others':
      '其标记“{0}”为“{1}”，而策略对数据库与目录取 {2}，对其他计算机取 {3}',
    'the policy takes {0} but for machines whose tag "{1}" names a database or directory':
      '策略取 {0}，但标记“{1}”表明为数据库或目录的计算机除外',
    'it is a database ({0~}; confidence {1~}), but no source says that it replicates itself':
      '它是数据库（{0}；置信度{1}），但没有来源说明它能自行复制',
    'it is copied from snapshots of its platform, without an agent, since {0~}':
      '从其平台的快照复制，不使用代理，因为{0}',
    "it is copied by an agent in the guest, since {0~}; it meets what is found for the policy's method: {1}":
      '由来宾系统中的代理复制，因为{0}；这可解决策略所定方法的发现项：{1}',
    'it is a domain controller ({0~}; confidence {1~}): new ones are promoted in Azure and replicate by themselves, while a copy that runs beside the original breaks the directory':
      '它是域控制器（{0}；置信度{1}）：应在 Azure 中提升新的域控制器并由其自行复制，而与原机并行运行的副本会破坏目录',
    'it is a firewall or a gateway with address translation ({0~}; confidence {1~}): its cards, addresses and routes mean nothing in a virtual network, so NAT gateway or Azure Firewall takes its place':
      '它是带地址转换的防火墙或网关（{0}；置信度{1}）：其网卡、地址与路由在虚拟网络中没有意义，应由 NAT 网关或 Azure 防火墙取代',

    // Policy in words
    'A machine whose use is known is sized on what it uses, times a comfort factor: CPU {0#}, memory {1#}, disk IOPS and throughput {2#}, network {3#}, disk size {4#}':
      '用量已知的计算机按用量乘以舒适因子选型：CPU {0}，内存 {1}，磁盘 IOPS 与吞吐量 {2}，网络 {3}，磁盘容量 {4}',
    'An OS disk has at most {0#} GiB under generation {1#} and {2#} GiB under generation {3#}':
      'OS 磁盘在第 {1} 代下最大 {0} GiB，在第 {3} 代下最大 {2} GiB',
    'CPU and memory that are used are multiplied by a comfort factor of {0#}': '已用 CPU 与内存乘以舒适因子 {0}',
    'Disks: {0} for production, {1} for non-production, {2}': '磁盘：生产环境用 {0}，非生产环境用 {1}，{2}',
    'No machine is sized under {0#} vCPU, nor under {1#} GiB for Windows and {2#} GiB for other systems':
      '任何计算机不小于 {0} vCPU，Windows 不小于 {1} GiB，其他系统不小于 {2} GiB',
    'No OS disk is put on Standard HDD, which retires for that use on {0@}':
      'OS 磁盘不使用标准 HDD，该用途将于 {0} 停用',
    'Prices: pay-as-you-go, {0#} hours a month, tax excluded': '价格：即用即付，每月 {0} 小时，不含税',
    'A size must boot the generation of the machine (BIOS {0#} UEFI {1#}), or both where the firmware is unknown':
      '大小必须能启动计算机的代系（BIOS {0}，UEFI {1}），固件未知时两者都要支持',
    'Series that match {0} may be chosen': '可选择匹配 {0} 的系列',
    'Samples are looked at from {0@} to {1@}, {2#} days ({3})': '采样期为 {0} 至 {1}，共 {2} 天 ({3})',
    '{0#} to {1#}': '{0} 至 {1}',
    '{0@} to {1@}': '{0} 至 {1}',

    // Ends of support, more
    'Extended Security Updates ended on {0@}, in Azure on {1@}': '扩展安全更新已于 {0} 终止，在 Azure 中于 {1} 终止',
    'Extended Security Updates until {0@}': '扩展安全更新至 {0}',
    'Extended Security Updates until {0@}, in Azure until {1@}': '扩展安全更新至 {0}，在 Azure 中至 {1}',
    'Extended Life Cycle Support until {0@}': '扩展生命周期支持 (ELS) 至 {0}',
    'Extended Life Cycle Support ended on {0@}': '扩展生命周期支持 (ELS) 已于 {0} 终止',
    'Expanded Security Maintenance until {0@}': '扩展安全维护 (ESM) 至 {0}',
    'Expanded Security Maintenance ended on {0@}': '扩展安全维护 (ESM) 已于 {0} 终止',
    '{0} is not on the list of guests of Defender for Servers on the page of {1}':
      '{0} 不在 {1} 文档的 Defender for Servers 来宾系统列表中',
    '{0} is not on the list of guests of Defender for Servers on the page of {1}, which has no version of it':
      '{0} 不在 {1} 文档的 Defender for Servers 来宾系统列表中，其中没有它的任何版本',
    '{0} is large enough: allow its series': '{0} 足够大：请允许其系列',
    'dynamic memory between {0#} and {1#} MiB: the greater of what it starts with and what it has now':
      '动态内存在 {0} 与 {1} MiB 之间：取启动内存与当前内存中的较大者',
    'the size of "{0}" is estimated: no source lists the virtual disks': '“{0}”的容量为估计值：没有来源列出虚拟磁盘',
    'the key statements; {0#} statements were read': '键 statements；读取了 {0} 条陈述',
    'No region was asked for: prices are those of {0}': '未指定区域：价格为 {0} 的价格',
    '{0#} of {1#} machines got a size whose network limit the catalogue does not know':
      '{1} 台计算机中有 {0} 台所得大小的网络上限在产品目录中没有',
    '{0#} of {1#} machines have disks whose sizes are estimated from partitions or totals':
      '{1} 台计算机中有 {0} 台的磁盘容量由分区或总量估计',
    '{0#} of {1#} machines have no stated environment and are taken for production':
      '{1} 台计算机中有 {0} 台未说明环境，按生产环境处理',
    '{0#} of {1#} machines have samples but none of memory: it rests on what the input states, else stays as configured':
      '{1} 台计算机中有 {0} 台有采样但没有内存采样：内存以输入所述为准，否则按现有配置',

    // Machine page, more
    'PremiumSSD LRS {0} for "{1}"': '高级 SSD LRS {0}，用于“{1}”',
    'PremiumSSD ZRS {0} for "{1}"': '高级 SSD ZRS {0}，用于“{1}”',
    'StandardSSD LRS {0} for "{1}"': '标准 SSD LRS {0}，用于“{1}”',
    'StandardSSD ZRS {0} for "{1}"': '标准 SSD ZRS {0}，用于“{1}”',
    'StandardHDD LRS {0} for "{1}"': '标准 HDD LRS {0}，用于“{1}”',
    'PremiumSSDv2 LRS for "{1}"': '高级 SSD v2 LRS，用于“{1}”',
    'UltraDisk LRS for "{1}"': '超级磁盘 LRS，用于“{1}”',
    '{0} is burstable: over {1#} means of {2#} minutes, times {3#}, its credits start at {4#} earn {5#} an hour and never fall below {6#} ({7@}), also when these days repeat; {8~}':
      '{0} 可突发：按 {1} 个 {2} 分钟平均值乘以 {3} 计算，其积分自 {4} 起，每小时获得 {5}，且不低于 {6} ({7})，这些日子重复时亦然；{8}',
    '{0} is burstable: over {1#} means of {2#} minutes, times {3#}, its credits start at {4#}, earn {5#} an hour and never fall below {6#} ({7@}), also when these days repeat; {8~}':
      '{0} 可突发：按 {1} 个 {2} 分钟平均值乘以 {3} 计算，其积分自 {4} 起，每小时获得 {5}，且不低于 {6} ({7})，这些日子重复时亦然；{8}',
    "Readiness follows Azure Migrate's checks as of {0#}; whether a machine is too large for Azure is told by the sizes in the catalogue. Machines are moved from snapshots of the platform, without an agent. A 32-bit Windows Server {1#} is ready with conditions":
      '就绪状态遵循 Azure Migrate {0} 年的检查；计算机是否过大由产品目录中的大小判断。计算机从平台的快照迁移，不使用代理。32 位 Windows Server {1} 为有条件就绪',
    'Samples are rolled into {0#}-minute peaks, averages longer than a minute into maxima that are not called peaks; of those of the last {1#} days the percentile P95 counts (P99 where a tag says database or directory), by nearest rank; reads and writes of a disk are added sample by sample':
      '采样汇总为 {0} 分钟峰值，超过一分钟的平均值汇总为不称为峰值的最大值；取最近 {1} 天中的第 95 百分位（标记为数据库或目录时取第 99 百分位），按最近秩法；磁盘的读与写逐个采样相加',
    'the sheets vInfo, vDisk and vTools with the columns of RVTools {0}':
      '工作表 vInfo、vDisk 与 vTools，具有 RVTools {0} 的列',
    'CPUs is "{0}", which is not a number': 'CPUs 为“{0}”，不是数字',
    'the page prints {0#} credits an hour and its baseline gives {1#}, of which the smaller counts':
      '文档给出每小时 {0} 积分，按其基线为 {1}，取较小者',
    '{0#} of {1#} steps without a sample count as the busiest seen, {2#} cores':
      '{1} 个时段中有 {0} 个没有采样，按所见最忙的 {2} 核计',

    // First page and charts
    '"{0~}" is the way of {1#} of {2#} machines': '{2} 台计算机中 {1} 台采用“{0}”',
    'A {0#} days, B {1#} days, C {2#} days, D {3#} days': 'A {0} 天，B {1} 天，C {2} 天，D {3} 天',
    'At the percentile that its size rests on, half of the {0#} machines with samples use at most {1#} % of the memory configured':
      '按其大小所依据的百分位，{0} 台有采样的计算机中有一半至多使用所配置内存的 {1} %',
    'At the percentile that its size rests on, half of the {0#} machines with samples use at most {1#} % of the processors configured':
      '按其大小所依据的百分位，{0} 台有采样的计算机中有一半至多使用所配置处理器的 {1} %',
    'Of {0#} machines no samples say it': '{0} 台计算机没有相应采样',
    '{0~} is {1#} % of {2#} {3} a month': '{0}占每月 {2} {3} 的 {1} %',
    'Not complete: {0#} machine(s) without a size or with an unknown price': '不完整：{0} 台计算机无推荐大小或价格未知',
    '{0#} machine(s) without a size (is|are) not counted': '{0} 台无推荐大小的计算机未计入',
    'Each has a finding that blocks its run in Azure or its way there, and stays behind until that is remedied. Most often, {0#} machine(s), for instance: {1~}':
      '每台都有一个阻止其在 Azure 中运行或迁移的发现项，在处理之前无法迁移。最常见的（{0} 台计算机）例如：{1}',
    'Samples hold at most {0#} % of the points that sizing needs, at the least {1#} %: what falls into a gap is in no size':
      '采样至多占选型所需数据点的 {0} %，最少 {1} %：落入空缺的需求不在任何大小之内',
    'Sizes cover the P95 of what each machine used in {0#} days (P99 of databases and directories), times {1#} on CPU and memory':
      '大小覆盖每台计算机 {0} 天用量的 P95（数据库与目录为 P99），CPU 与内存乘以 {1}',
    'Disks are {0~} for production, {1~} for the rest': '生产环境使用{0}，其余使用{1}',
    'Prices are pay as you go, {0#} hours a month': '价格为即用即付，每月 {0} 小时',
    'Sizes for what is used cost {0#} % ({1#} {2} a month) less than sizes for what is configured':
      '按用量选型比按现有配置选型节省 {0} %（每月 {1} {2}）',
    'The {0#} dearest machines cost {1#} % of {2#} {3} a month': '最贵的 {0} 台计算机占每月 {2} {3} 的 {1} %',
    'samples hold {0#} % of the points that sizing needs': '采样占选型所需数据点的 {0} %',
    'under “{0~}”, which changes the known price of {1#} machines and takes licences that are owned':
      '采用“{0}”，改变 {1} 台计算机的已知价格，并需要已拥有的许可证',
    'under “{0~}”, which changes the known price of {1#} machines': '采用“{0}”，改变 {1} 台计算机的已知价格',
    '{0#} {1} a month of known cost': '已知成本每月 {0} {1}',
    '{0#} {1} a month over {2#} machine(s)': '{2} 台计算机合计每月 {0} {1}',
    '"{0}" costs {1#} % of it': '“{0}”占其中的 {1} %',
    '{0#} cores at the source become {1#} vCPU in Azure': '源端 {0} 核在 Azure 中为 {1} vCPU',
    '{0#} disks, {1#} {2} a month': '{0} 个磁盘，每月 {1} {2}',
    '{0#} error(s), {1#} warning(s), {2#} note(s)': '{0} 个错误，{1} 个警告，{2} 个提示',
    '{0#} machine(s) that cannot move as (it is|they are)': '{0} 台计算机按现状无法迁移',
    '{0#} machine(s) that (work|works) only once something is done': '{0} 台计算机须先处理某些事项才能工作',
    '{0#} machine(s) whose cost is not known in full': '{0} 台计算机的成本不完全已知',
    '{0#} machine(s) with a month-end that no sample shows': '{0} 台计算机有月末没有采样',
    '{0#} machine(s) with samples full of gaps': '{0} 台计算机的采样有大量空缺',
    '{0#} machine(s) with samples; every one of {1#} days shows some': '{0} 台计算机有采样；{1} 天中每天都有',
    '{0#} more risk(s), and how they are ranked': '另外 {0} 个风险及排序方法',
    '{0#} of {1#} days of the window hold samples': '窗口 {1} 天中有 {0} 天有采样',
    '{0#} of {1#} machines ({2#} %) may run in Azure, {3#} of them with conditions':
      '{1} 台计算机中有 {0} 台 ({2} %) 可在 Azure 中运行，其中 {3} 台为有条件就绪',
    'The environment of {0#} machine(s) is assumed: no source states it': '{0} 台计算机的环境为假定：没有来源说明',
    '{0#} of {1#} machines get fewer vCPU than they have, {2#} the same, {3#} more':
      '{1} 台计算机中 {0} 台的 vCPU 减少，{2} 台不变，{3} 台增加',
    '{0#} of {1#} machines get less memory than they have, {2#} the same, {3#} more':
      '{1} 台计算机中 {0} 台的内存减少，{2} 台不变，{3} 台增加',
    '{0#} of {1#} machine(s) (has|have) a known operating system and power state':
      '{1} 台计算机中 {0} 台的操作系统与电源状态已知',
    '{0#} of {1#} machine(s) not powered off (has|have) samples': '{1} 台未关机的计算机中 {0} 台有采样',
    '{0#} of {1#} machines were seen at every month-end: none lies in the window':
      '{1} 台计算机中 {0} 台的每个月末均已采样：窗口内没有月末',
    '{0#} of {1#} machines with samples have no average longer than a minute among them; one value for {2#} s':
      '{1} 台有采样的计算机中 {0} 台没有超过一分钟的平均值；每 {2} 秒一个值',
    '{0#} of {1#} machines with samples were measured in everything that sizing asks':
      '{1} 台有采样的计算机中 {0} 台测量了选型所需的全部指标',
    '{0#} powered-off machine(s)': '{0} 台已关机的计算机',
    '{0#} rule(s) good to know or accepted': '{0} 条供参考或已接受的规则',
    '{0#} running machine(s) without samples': '{0} 台运行中的计算机没有采样',
    '{0#} series; {1} is the commonest, with {2#} of {3#} machines':
      '{0} 个系列；{1} 最常见，占 {3} 台计算机中的 {2} 台',
    '{0~} saves most: {1#} % of what the same {2#} machines cost as you go':
      '{0}节省最多：为相同 {2} 台计算机即用即付成本的 {1} %',
    '{0#} ways to pay have no known price in this region and are not drawn':
      '{0} 种计价方式在此区域没有已知价格，未绘出',
    'What is not done by the day of the move holds it up, or fails in Azure. Most often, {0#} machine(s), for instance: {1~}':
      '迁移日之前未完成的事项会延误迁移，或在 Azure 中失败。最常见的（{0} 台计算机）例如：{1}',
    'A disaster before they have moved loses them. Most often, {0#} machine(s), for instance: {1~}':
      '迁移之前若发生灾难，它们将会丢失。最常见的（{0} 台计算机）例如：{1}',
    'Never measured: memory of {0#} machine(s). There the size rests on what is configured, or no limit is held against it':
      '从未测量：{0} 台计算机的内存。其大小依据现有配置，或没有对照任何限制',
    '{0#} file(s)': '{0} 个文件',
    '{0#} machine(s) with a limit that nobody could check': '{0} 台计算机有无法检查的限制',
    '{0#} machine(s) that Site Recovery cannot protect': '{0} 台计算机无法由 Site Recovery 保护',
    '{0#} machine(s) with samples that lack a quantity': '{0} 台计算机的采样缺少某项指标',
    '{0#} of {1#} machines were seen at every month-end ({2})': '{1} 台计算机中 {0} 台的每个月末均已采样 ({2})',
    '{0#} of {1#} machines with samples have no average longer than a minute among them; one value for {2#} to {3#} s':
      '{1} 台有采样的计算机中 {0} 台没有超过一分钟的平均值；每 {2} 至 {3} 秒一个值',
  },
};
