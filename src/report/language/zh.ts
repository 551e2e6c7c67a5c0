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
    'Sums are added up before rounding: figures as printed may add up to some cents more or less.':
      '合计在取整之前相加：打印出的数值相加可能多出或少几分。',
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
    Wave: '波次',
    'no wave': '无波次',
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
    'Table of machines': '计算机表',
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
    '<0>{0}</0> <1>{1} {2} per month, {3} per year</1>': '<0>{0}</0> <1>{1}，每月{2}；每年 {3}</1>',
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
    'Drawn: {what}; hatched: not sampled. Dates stand at midnight UTC. Labels at the right: the percentile that was taken, the need with comfort and floors, and what the size has, in at most four digits, needs rounded up.':
      '所绘：{what}；斜线：未采样。日期位于 UTC 零点。右侧标注：所取百分位、含舒适因子与下限的需求，以及该大小的上限；至多四位数字，需求向上取整。',
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
    Batch: '批次',
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

    // Waves
    ': what slips here puts off the end': '：此处的延误会推迟结束',
    'A wave has no limit.': '波次没有上限。',
    'After {0}, {1}': '{0}之后，{1}',
    Applications: '应用程序',
    'Asked by': '访问者',
    'Replicating at once: at most {0}, from {1} to {2} UTC; the appliances bear {3}.':
      '同时复制的最多有 {0}，从 {1} 到 {2} UTC；设备可承载 {3} 台。',
    'Between the sites, in both directions': '站点之间，双向',
    Calendar: '日历',
    Conditions: '条件',
    'Cost, and how much better it could be': '成本，以及可以改进多少',
    Data: '数据层',
    Downtime: '停机时间',
    'Extend identity, DNS and network to Azure': '将标识、DNS 与网络扩展到 Azure',
    'Extended before the first wave': '在首个波次之前扩展',
    Foundation: '基础设施',
    From: '从',
    'From (UTC)': '从 (UTC)',
    'How it answers': '如何应答',
    'In no wave': '不在任何波次',
    Into: '进入',
    'LDAP over TLS, where it is used': '基于 TLS 的 LDAP（如使用）',
    'May slip': '可延误',
    Middleware: '中间件层',
    'No dependency between machines of the inventory crosses the link': '清单内计算机之间没有依赖跨越链路',
    'No dependency between machines of the inventory': '清单内计算机之间没有依赖',
    'No zone of the site is stated: UTC is taken.': '未说明站点时区：采用 UTC。',
    'Once nobody wants to go back.': '直到无人需要退回。',
    Parties: '对象',
    Points: '分',
    'Points are whole numbers that only mean something beside each other: each line is how much of something the plan does, times what the settings say that it costs. How good this is: {0}.':
      '分数为整数，只有相互比较才有意义：每行是计划中某项的数量乘以设置中规定的代价。优劣程度：{0}。',
    'Points each': '每项分数',
    'RPC endpoint mapper': 'RPC 终结点映射程序',
    'RPC: replication of the directory and of SYSVOL, LSA, SAM, Netlogon':
      'RPC：目录与 SYSVOL 的复制、LSA、SAM、Netlogon',
    Runbooks: 'Runbook（操作手册）',
    Slips: '可延误',
    Stateless: '无状态层',
    'Step by step, a file for each wave: {0}.': '逐步操作，每个波次一个文件：{0}。',
    'The calendar of waves proposes windows with mean rates; here they are taken as they are, and copies and changes are reckoned by the minute.':
      '波次日历以平均速率提出窗口；此处照用这些窗口，并按分钟计算复制与更改。',
    'The day is proposed.': '日期为建议值。',
    "The day is the plan's.": '日期为计划所定。',
    'The link between the sites is one of unknown round trip and unknown rate.':
      '站点之间的链路往返时间未知，速率未知。',
    'The parts of the downtime, the days of test, margin, watch and decommissioning are figures of the settings, not measured.':
      '停机时间的组成以及测试、余量、观察与停用的天数来自设置，并非测量值。',
    'The work of all waves on one scale of time; the table below says the same':
      '所有波次的工作位于同一时间轴上；下方的表列出相同内容',
    'There are as few waves as capacities allow, at least two where there is production and non-production.':
      '在容量允许的范围内波次尽量少；同时有生产与非生产时至少两个。',
    'allow more days or hours, shorten the freezes, or lower what makes the window long':
      '允许更多日期或时段，缩短冻结期，或减少使窗口变长的因素',
    'part the wave by where its users are, or agree the window with those who are at work then':
      '按用户所在地拆分该波次，或与届时在工作的用户商定窗口',
    'cycles of changes': '更改的周期复制',
    'decommission the source': '停用源端',
    'first copy': '首次复制',
    'no changes to the machines': '计算机不得变更',
    'test migration': '测试迁移',
    watch: '观察',
    Waves: '波次',
    'What cannot be kept': '无法遵守的事项',
    'What has to work across the link': '哪些必须跨链路工作',
    'Why here': '为何在此',
    'Why then': '为何此时',
    'Window (UTC)': '窗口 (UTC)',
    'Window (users)': '窗口（用户）',
    'Window, UTC': '窗口，UTC',
    'Window, users': '窗口，用户',
    Work: '工作',
    'a dependency target migrates in the same or an earlier wave': '被依赖者在同一或更早的波次迁移',
    'a whole application migrates together in a single wave': '完整的应用程序在同一波次中一起迁移',
    aim: '目标',
    'all machines are of one environment': '所有计算机属于同一环境',
    'and {0} more in waves.html': '另有 {0} 项见 waves.html',
    'ask the owner first: no application, role or connection says what it is for, and it may be given up; it goes where there is room':
      '先询问负责人：没有应用程序、角色或连接说明其用途，也许可以弃用；放在有空间之处',
    'blocked: not ready to move': '受阻：未就绪，不能移动',
    'change of Kerberos passwords': '更改 Kerberos 密码',
    data: '数据',
    'days between the first and the last machine of an application': '应用程序首台与末台之间的天数',
    'days that a server follows later than its client': '服务端晚于访问者的天数',
    'days that dependencies cross the link': '依赖跨链路的天数',
    'days that machines wait for their wave': '计算机等待其波次的天数',
    'days that non-production is late for production, by application and once for the estate':
      '非生产晚于生产的天数，按应用程序及整个资产各计一次',
    'days that stateful dependencies cross the link': '有状态依赖跨链路的天数',
    'of the others nobody knows what they need': '其余计算机的需要无人知晓',
    'development and test migrate before production': '开发与测试先于生产迁移',
    'directory, names and network stand in Azure before anything that asks them moves':
      '在任何访问者移动之前，目录、名称解析与网络已在 Azure 中就位',
    'every machine that can move is in a wave': '所有能移动的计算机都在某个波次中',
    'extended before the first wave': '在首个波次之前扩展',
    'for as long as machines stay behind': '只要仍有计算机留在原处',
    'global catalogue': '全局编录',
    'global catalogue over TLS, where it is used': '基于 TLS 的全局编录（如使用）',
    'high complexity is not in the earliest waves': '复杂度高者不在最早的波次中',
    'high criticality is not in the earliest waves': '重要性高者不在最早的波次中',
    stateless: '无状态',
    kept: '已遵守',
    'let into the site, to parties in no inventory (private addresses, across the link)':
      '允许访问站点中不在清单内的对象（专用地址，跨链路）',
    "let out to the internet, by Azure's own way out": '允许经 Azure 自身的出口访问 Internet',
    'machines are in the waves that people decided': '计算机位于人们决定的波次中',
    'machines by which waves differ from the mean beyond a fifth of it': '波次偏离平均值超过五分之一的计算机数',
    'machines of high criticality in early waves, by how early': '重要性高的计算机位于早期波次，按提早程度',
    'may slip': '可延误',
    'members of an availability group move in one wave, to different zones':
      '可用性组的成员在同一波次移动，分布到不同可用性区域',
    'must be kept': '必须遵守',
    'new domain controllers in Azure answer on that side, as a site of their own with the subnets of Azure; they replicate with those on the site, in both directions':
      '由 Azure 中新的域控制器在该侧应答，作为独立站点并包含 Azure 的子网；它们与原站点的域控制器双向复制',
    'no application has both': '没有应用程序兼有两者',
    'no capacity is stated': '未说明容量',
    'no cutover has a date': '没有切换有日期',
    'no freeze is stated': '未说明冻结期',
    'no machine cuts over in its freeze': '没有计算机在其冻结期内切换',
    'no number of machines is stated for a wave': '未说明每个波次的计算机数',
    'no stateful dependency within an application is known': '未知应用程序内有有状态依赖',
    'no wave cuts over on the last two or the first two days of a month': '没有波次在月末最后两天或月初前两天切换',
    'no wave takes more than it bears': '没有波次超出其承载能力',
    'nobody pinned a machine to a wave': '没有人将计算机固定到波次',
    'none stated': '未说明',
    'none: proven best': '无：已证明最优',
    'not at all': '不可延误',
    'not judged': '未判断',
    'nothing ties it to other machines of the plan, so it goes where there is room':
      '没有与计划中其他计算机的联系，因此放在有空间之处',
    'of each application, development and test migrate before production': '每个应用程序的开发与测试先于生产迁移',
    'of high criticality, so not in an early wave': '重要性高，因此不在早期波次',
    'pairs of machines that ask each other and are in different waves': '互相访问却位于不同波次的计算机对',
    planned: '已规划',
    'production and development or test are not in the same wave': '生产与开发或测试不在同一波次',
    'quieter, or as quiet and earlier': '更空闲，或同样空闲且更早',
    slips: '延误',
    'so this plan has waves of whole applications from web server to database in place of one wave for each tier; ask for the strategy tier where the link bears the calls':
      '因此本计划的波次包含从 Web 服务器到数据库的完整应用程序，而非每层一个波次；若链路能承载这些调用，可要求按层级策略',
    'strong two-way dependencies stay together in the same wave': '双向强依赖保持在同一波次',
    'tcp?: the protocol is not stated, and TCP is assumed': 'tcp?：未说明协议，假定为 TCP',
    'tenths of complexity in early waves, by how early': '早期波次中复杂度的十分之几，按提早程度',
    cluster: '群集',
    pool: '池',
    replicas: '副本',
    'the number of machines of each wave stays within its range': '每个波次的计算机数保持在其范围内',
    'the way out in Azure is a NAT gateway or a firewall there, so nothing of it passes between the sites':
      'Azure 中的出口是当地的 NAT 网关或防火墙，因此其流量不经过站点之间',
    'there is no early wave: one wave is first and last': '没有早期波次：只有一个波次，既是首个也是末个',
    'thousands of connections across the link, begun thousands of each dependency':
      '跨链路的连接（千次），每个依赖不足一千按一千计',
    'to {0}': '到 {0}',
    'waves with production and non-production': '含生产与非生产的波次',
    'what is blocked, stays or is replaced is in no wave': '受阻、保留或被取代者不在任何波次',
    'what keeps nothing moves first, data last, but for machines that people pinned':
      '无状态者先移动，数据最后，人们固定的计算机除外',
    'whatever the number of waves, the order of tiers moves the web servers of production before the databases of test: test before production of a whole application takes the strategy application':
      '无论波次数目如何，按层级的顺序都会使生产的 Web 服务器先于测试的数据库移动：要使完整应用程序的测试先于生产，须采用按应用程序策略',
    'who keeps state moves with its clients of the same application':
      '保存状态者与同一应用程序中访问它的计算机一起移动',
    'zone {0}': '可用性区域 {0}',
    'nothing counts how often': '次数未统计',
    '{0} batches, {1} min in all': '{0} 个批次，共 {1} 分钟',
    '{0} min{1}': '{0} 分钟{1}',
    '{0}, and not taken: {1}, {2}': '{0}，未采用：{1}，{2}',
    '{0}, {1}, of {2} of {3}. Cost: {4} points; gap to the best: {5}. Confidence: {6}.':
      '{0}，{1}，涉及 {3}中的 {2} 台。成本：{4} 分；与最优的差距：{5}。置信度：{6}。',
    '{0}<0>runbook-wave-{1}.md</0>': '{0}<0>runbook-wave-{1}.md</0>',
    "No zone of the users is stated: the site's, UTC, is taken.": '未说明用户时区：采用站点时区 UTC。',
    'Nothing crosses the link.': '没有流量跨链路。',
    'it carries the traffic of what stays, and Azure has ways out of its own':
      '它承载留在原处者的流量，而 Azure 有自己的出口',
    'logons and names must answer on both sides as long as anything runs there, so a second one is set up in Azure before the first wave, and this one stays until the last':
      '只要任一侧仍有系统运行，登录与名称解析就须在两侧应答，因此在首个波次之前于 Azure 中再建一台，而此台保留到最后',
    'no availability group is known': '未知可用性组',
    'widen the link or its hours, make the wave smaller, or leave out disks whose contents need no copy; blocks written twice count twice here':
      '加宽链路或延长其时段，缩小波次，或排除无需复制内容的磁盘；写入两次的块在此计两次',

    // Replication
    '; dashed line: when it has to be done': '；虚线：必须完成的时间',
    Account: '帐户',
    After: '之后',
    'Age (days)': '存在时间（天）',
    Amount: '数量',
    'What disks are read with, hosts and appliances send, and disks in Azure take is bounded by nobody here and may be less: measure the first batch, and state in the settings what one machine that moves data sends at most (key applianceMbps under link).':
      '磁盘的读取、主机与设备的发送以及 Azure 磁盘的写入在此均未设上限，实际可能更低：请测量首个批次，并在设置中说明一台传输数据的计算机最多发送多少（link 下的键 applianceMbps）。',
    Appliance: '设备',
    Appliances: '设备',
    'As if the cache accounts held the changes of one day at any time: an assumption, since no page of Microsoft says how long logs stay in them.':
      '假定缓存存储帐户任何时候都保存一天的更改：这是假设，因为 Microsoft 的文档没有说明日志在其中保留多久。',
    'From the first copy of each machine to its window.': '从每台计算机的首次复制到其窗口。',
    'At half the link': '链路减半时',
    'At the bandwidth that is there': '按现有带宽',
    'At the same time': '同时',
    'At {0} Mb/s the objective of {1} minutes is met in {2} % of the minutes; the worst is {3} minutes.':
      '带宽为 {0} Mb/s 时，{2} % 的分钟满足 {1} 分钟的目标；最差为 {3} 分钟。',
    'Avoided by': '避开方式',
    'Azure Migrate from snapshots of the platform, by the site file': '由 Azure Migrate 从平台快照复制（按站点文件）',
    Batches: '批次',
    'Bound by': '限制因素',
    Breaches: '超限时段',
    'By month; a line without a price is unknown and in no sum.': '按月；没有价格的项为未知，不计入任何合计。',
    'Cache (GB)': '缓存 (GB)',
    'Cache accounts': '缓存存储帐户',
    'Churn (GB a day)': '变动量（GB/天）',
    'Churn (MB/s)': '变动量 (MB/s)',
    'Copies begin (UTC)': '复制开始 (UTC)',
    'Copies end (UTC)': '复制结束 (UTC)',
    'Copy begins (UTC)': '复制开始 (UTC)',
    'Copy ends (UTC)': '复制结束 (UTC)',
    'Cost of replication': '复制的成本',
    'Counts as': '计为',
    Cycles: '周期',
    Datastore: '数据存储',
    Datastores: '数据存储',
    Disk: '磁盘',
    'Disks left out': '排除的磁盘',
    'Disks of replicated machines that are not replicated: their data needs a way of its own.':
      '已复制的计算机中不复制的磁盘：其数据需要另外的途径。',
    'Downtime (min)': '停机时间（分钟）',
    'Last changes (min)': '最后的更改（分钟）',
    'Downtime from': '停机开始于',
    'Due (UTC)': '到期 (UTC)',
    'Every disk of these machines: its target, what is written to it, and whether it is left out.':
      '这些计算机的每个磁盘：其目标、写入量以及是否被排除。',
    'Every machine that is replicated: by what, its churn, and its first copy.':
      '每台被复制的计算机：由什么复制、变动量与首次复制。',
    'First copies that run beside each other, in the order of their begin.': '同时进行的首次复制，按开始时间排序。',
    'First copies wave by wave, each batch a bar; the dashed line is when they have to be done. The tables below say the same':
      '各波次的首次复制，每个批次一条横条；虚线为必须完成的时间。下方各表列出相同内容',
    'Free (GB)': '可用 (GB)',
    'GB of logs held for the month': '本月保存的日志（GB）',
    'GB of recovery points held for the month': '本月保存的恢复点（GB）',
    'GB sent over the link': '经链路发送（GB）',
    Generation: '代系',
    'Growth (GB)': '增长 (GB)',
    'How much bandwidth it takes': '需要多少带宽',
    'How the first copies of each wave stand against its window, how long their last changes take, which is a part of the downtime alone, and what becomes of them if the link is half as fast.':
      '各波次的首次复制相对其窗口的情况、最后的更改需要多久（只是停机时间的一部分），以及链路速度减半时的结果。',
    'How this was found': '如何得出',
    'How this was reckoned': '如何计算',
    'I/O size (KB)': 'I/O 大小 (KB)',
    'In a blackout nothing is carried. The tool lets a running cycle finish, which replication without cycles does not have.':
      '停传时段内不传输任何数据。工具允许正在进行的周期完成，而无周期的复制没有周期可言。',
    'In full (GB)': '完整 (GB)',
    'Last cycle (min)': '最后周期（分钟）',
    'Left out': '排除',
    Limit: '限制',
    Limits: '限制',
    'Limits avoided': '避开的限制',
    'Limits of churn of Site Recovery that these would break, of its modernized generation, or of Hyper-V where a disk is left out. Here they do not: by their generation, of which no limit of churn is documented, or since the disk is left out.':
      '这些项目会超出的 Site Recovery 变动限制（现代化代系的，或排除了磁盘的 Hyper-V 计算机的）。在此并未超出：或因其代系没有文档记载的变动限制，或因磁盘已排除。',
    'Limits that are broken, and behind them those that cannot be judged, with what to do.':
      '被突破的限制，其后是无法判断的限制，以及处理办法。',
    'Machine or datastore': '计算机或数据存储',
    'Machines and disks': '计算机与磁盘',
    'Machines of the estate that this plan does not replicate, and why.': '本计划不复制的计算机及原因。',
    'Mean (MB/s)': '平均 (MB/s)',
    'Measure the machines without samples before the link is ordered.': '在订购链路之前测量没有采样的计算机。',
    'Met always (Mb/s)': '始终满足 (Mb/s)',
    Mirrors: '镜像',
    'Appliances and cache accounts are counted for these: stop the replication of each wave behind its cutover':
      '设备与缓存存储帐户按此计算：请在每个波次切换后停止其复制',
    'Nobody measured how far writes fold: all that is written counts as changed, an upper bound.':
      '没有人测量写入的折叠程度：全部写入均计为更改，为上限。',
    'Not replicated': '不复制',
    'Our own model: the changes of what is copied already go before first copies, the wave that is due first before others, and what runs is not displaced.':
      '我们自己的模型：已复制内容的更改先于首次复制，先到期的波次优先，正在进行的不被挤占。',
    'Over a limit': '超出限制',
    'Peak at (UTC)': '峰值时间 (UTC)',
    'Peak minute (MB/s)': '峰值分钟 (MB/s)',
    'Price from': '价格来源',
    'To be protected': '待保护',
    'Work (h)': '工时 (h)',
    'Replicated for it': '为此复制',
    'The one machine is counted as replicating at the same time: protection has no end':
      '仅有的一台计算机计为复制中：保护没有终点',
    'There is 1 wave, for the stated cutover': '共 1 个波次，即声明的切换',
    Quantity: '数量',
    Replicated: '已复制',
    'from then on the machine copies itself anew': '此后该计算机会重新完整复制',
    'Room for the snapshots of cycles, and on volumes of Hyper-V hosts for logs and snapshots of first copies: how far they grow, at most.':
      '周期快照所需空间，以及 Hyper-V 主机卷上日志与首次复制快照所需空间：最多增长多少。',
    'Size (GB)': '大小 (GB)',
    'Spare (h)': '余量（小时）',
    'Spare at half (h)': '减半时余量（小时）',
    'Storage accounts that take the logs before they reach the disks.': '日志写入磁盘之前保存日志的存储帐户。',
    Target: '目标',
    'The least open bandwidth with which the objective is met in every minute, and in nine of ten, over the minutes that samples show.':
      '在采样所示的各分钟内，每分钟以及十分之九的分钟满足目标所需的最小可用带宽。',
    'To copy': '待复制',
    'To copy (GB)': '待复制 (GB)',
    'To send (GB)': '待发送 (GB)',
    'Told while planning': '规划时发现',
    'US dollars': '美元',
    Unit: '单位',
    'Used (GB)': '已用 (GB)',
    'What costs': '成本项',
    'What goes over a limit': '哪些超出限制',
    'What machines write is an upper bound of what changes, taken at its mean over the day.':
      '计算机的写入量是更改量的上限，按全天平均计。',
    'What moves the data': '由什么传输数据',
    'What moves the data, how large it has to be, and for whom.': '由什么传输数据，需要多大，服务于谁。',
    'What replication costs': '复制的成本',
    'Will it be there in time?': '能否及时完成？',
    Written: '写入量',
    'Written (GB a day)': '写入量（GB/天）',
    'five minutes': '5 分钟',
    'half a minute': '30 秒',
    '30 March 2026': '2026 年 3 月 30 日',
    '31 March 2026': '2026 年 3 月 31 日',
    azureMigrate: 'Azure Migrate',
    configurationServer: '配置服务器',
    datastoreRoom: '数据存储空间',
    egress: '出站流量',
    'that is enough, beside the moves off other datastores': '连同从其他数据存储移出者即已足够',
    'moving resets changed block tracking, so before replication': '移动会重置更改块跟踪，因此须在复制之前进行',
    'copy these machines when the link is open: a shorter first cycle lets snapshots grow less':
      '在链路空闲时复制这些计算机：首个周期越短，快照增长越少',
    'growth is an upper bound of ours': '增长为我们的上限',
    hyperV: 'Hyper-V',
    hyperVLog: 'Hyper-V 日志',
    hyperVProvider: 'Hyper-V 提供程序',
    'planned day of the wave plan; the calendar finds no window that is allowed for it':
      '波次计划的计划日期；日历未找到它可用的窗口',
    'planned day of the wave plan': '波次计划的计划日期',
    'the calendar finds no window that is allowed for it': '日历未找到它可用的窗口',
    'no date: the calendar finds no window that is allowed for it': '没有日期：日历未找到它可用的窗口',
    'Its window is the planned day of the wave plan; the calendar finds no window that is allowed for it':
      '其窗口为波次计划的计划日期；日历未找到它可用的窗口',
    'The calendar of waves says why it finds no window and what would allow one: change that, or plan the wave anew':
      '波次日历说明为何找不到窗口以及如何才能有窗口：请相应更改，或重新规划该波次',
    'on a planned day that the calendar refuses': '按日历不允许的计划日期',
    'by a planned day that the calendar refuses': '按日历不允许的计划日期',
    'all the while the link must have its faster rate, since at the slower one the last synchronization takes too long':
      '整个窗口内链路都须为较快速率，因为在较慢速率下最后一次同步耗时过长',
    'allow more hours (hours under calendar), cut over more machines at once (cutoverAtOnce), lower the margin (marginMinutes), or part the wave':
      '允许更多时段（calendar 下的 hours）、一次切换更多计算机（cutoverAtOnce）、减小余量（marginMinutes），或拆分该波次',
    'the link also needs more bits per second in the slower hours, or cutovers in hours in which it is fast':
      '此外链路在较慢时段需要更高的每秒比特数，或在链路较快的时段切换',
    'as far as disks are known': '限于已知的磁盘',
    'It has none of these waves.': '其中没有这些波次。',
    'First copies: the estimate of this calendar stands': '首次复制：以本日历的估算为准',
    'The <0>plan of replication</0> in this report dates none of them, so that nothing replaces what this calendar estimates: bytes to copy, a share of them over the link, one rate.':
      '本报告中的<0>复制计划</0>未给其中任何一个定日期，因此没有什么取代本日历的估算：待复制的字节、其中经链路传输的比例、单一速率。',
    'Nobody states the bandwidth for replication: no first copy can be dated.':
      '无人说明复制带宽：无法为任何首次复制定日期。',
    'Write the bandwidth in Mb/s that replication may use while nothing is throttled: as mbps under link under replicationPlan in the file that --settings names, or as replicationMbps under network in the site file.':
      '请写明无限制时复制可用的带宽（Mb/s）：在 --settings 所指文件的 replicationPlan 下 link 中写 mbps，或在站点文件的 network 下写 replicationMbps。',
    'may not slip': '不可延误',
    ': bound to the dates of its wave': '：受其波次日期约束',
    'Cutover windows': '切换窗口',
    'unknown: no sample tells what is written': '未知：没有采样说明写入量',
    'unknown: nobody states the bandwidth': '未知：无人说明带宽',
    'Unknown: no application is known that users ask, and availability is reckoned service by service.':
      '未知：没有已知的、用户请求的应用程序，而可用性按服务逐一计算。',
    'Connections, or the applications of machines in the inventory, would tell of them.':
      '连接数据或清单中计算机的应用程序可说明这些服务。',
    'nothing to weigh: no dependency is known': '无可权衡：没有已知依赖',
    'no dependency between machines of the plan is known, so that there is nothing to weigh but what else has points':
      '计划中的计算机之间没有已知依赖，因此除其他计点项外无可权衡',
    'as far as this is certain, tiers would part no more than this plan, which has waves of whole applications since its strategy says so; ask for the strategy tier to compare':
      '就可确定的部分而言，按层并不会比本计划拆分更多；本计划按整个应用程序划分波次，是因为其策略如此；可要求按层策略以作比较',
    'in the margin': '余量之内',
    instance: '实例',
    'leave out the disk that writes most and move its data apart, see the verdicts of its disks':
      '排除写入最多的磁盘并另行移动其数据，见其磁盘的判定',
    'spread its batches over the day: the limit is on the sum over its disks within a minute':
      '将批处理分散到全天：限制针对一分钟内各磁盘的合计',
    'split what it runs over two machines': '将其运行的内容拆分到两台计算机',
    'not a premium block blob as cache: High Churn is documented for the recovery of machines that run in Azure alone, and is refused for machines on premises':
      '不用高级块 Blob 作缓存：高变动量支持仅针对 Azure 中运行的计算机，本地计算机会被拒绝',
    'leave the disk out before replication is enabled and move its data apart: by backup and restore, by the replication of the database, or made anew where it is scratch':
      '在启用复制前排除该磁盘并另行移动其数据：通过备份与还原、数据库复制，若为临时数据则重新创建',
    'spread what it writes in time: move backups, dumps and batches to other hours, or replicate the machine in a batch of its own':
      '分散写入时间：将备份、转储与批处理移到其他时段，或将该计算机单独作为一个批次复制',
    'a cache account of its own takes load off the other machines; it lifts the limit of an account, not that of the disk':
      '独立的缓存存储帐户可减轻其他计算机的负载；它放宽帐户的限制，而非磁盘的限制',
    'no sample tells what it writes': '没有采样说明其写入量',
    'no sample tells its operations': '没有采样说明其操作次数',
    'no sample tells how large its writes are': '没有采样说明其写入大小',
    'nobody says how long points are kept': '没有人说明恢复点保留多久',
    diskChurn: '磁盘平均变动量',
    diskChurnP95: '磁盘变动量 P95',
    diskChurnPerDay: '磁盘每日变动量',
    diskIops: '磁盘 IOPS',
    diskWriteIops: '磁盘写入 IOPS',
    machineChurn: '计算机变动量',
    machineChurnPerDay: '计算机每日变动量',
    machineIops: '计算机 IOPS',
    snapshotStorage: '快照存储',
    'months of a machine that Azure Migrate replicates': 'Azure Migrate 复制的计算机·月',
    'months of an instance of Site Recovery': 'Site Recovery 实例·月',
    'The accounts have to lie in the target region, general purpose v2, without soft delete':
      '帐户须位于目标区域，为常规用途 v2，且关闭软删除',
    'needs no window': '不需要窗口',
    'over a limit': '超出限制',
    'over it': '超出',
    scaleOut: '横向扩展',
    seedDisk: '种子磁盘',
    standard: '标准',
    'state the generation in the settings or the site file': '在设置或站点文件中说明代系',
    'state the round trip of the link to learn how much waiting that adds': '说明链路的往返时间，以得知会增加多少等待',
    'the datastore': '数据存储',
    'the generation': '代系',
    'the link: nothing bounds how many disks are copied at once': '链路：没有因素限制同时复制的磁盘数',
    'the machine': '计算机',
    'the provider on the Hyper-V hosts, by the default: the hosts replicate':
      'Hyper-V 主机上的提供程序（默认）：由主机复制',
    'A throttle in the network holds for the sum': '网络中的限速对合计生效',
    'widen the link or its throttles, so that changes wait for a shorter time: see the least bandwidth of this plan':
      '加宽链路或放宽限速，使更改等待的时间缩短：见本计划的最小带宽',
    'the disk of the system cannot be left out: move what writes most to it to a disk of its own':
      '系统盘不能排除：将写入最多的内容移到独立磁盘',
    'a full datastore stops the machines on it': '数据存储写满会使其上的计算机停止',
    'no window to keep': '没有须遵守的窗口',
    'Or let fewer of these machines replicate at the same time, or leave out the disks that write most and move their data apart.':
      '或减少同时复制的计算机，或排除写入最多的磁盘并另行移动其数据。',
    'Bring some of the data by another way, such as backup and restore or a shipped disk, and leave those disks out of the replication: no page at hand says that replication can begin from a shipped copy.':
      '以其他途径（如备份与还原或寄送磁盘）传送部分数据，并将这些磁盘排除在复制之外：手头没有文档说明复制可从寄送的副本开始。',
    'Move the blackout or the window, so that the last replication can run.':
      '移动停传时段或窗口，使最后一次复制可以运行。',
    Day: '日期',
    'Without more bandwidth or another date the cutover cannot be held': '没有更多带宽或更换日期就无法如期切换',
    'GB a day': 'GB/天',
    'In breach (min)': '超限（分钟）',
    'No link is known': '链路未知',
    agentless: '无代理',
    agentBased: '基于代理',
    'it is copied from snapshots of its platform, without an agent: nothing known forbids that':
      '从其平台的快照复制，不使用代理：已知没有禁止因素',
    'never caught up with': '永远追不上',
    modernized: '现代化',
    'one machine uses one process server, and none takes more: leave disks out and move their data apart':
      '一台计算机只用一个进程服务器，且都无法承受更多：排除磁盘并另行移动其数据',
    'write in larger blocks, spread the writes over several disks, or leave the disk out and move its data apart':
      '以更大的块写入，将写入分散到多个磁盘，或排除该磁盘并另行移动其数据',
    'Its window begins in a blackout: a migration fails then, since its last replication does not run':
      '其窗口始于停传时段：届时迁移会失败，因为最后一次复制不会运行',
    'at the shutdown what is left takes more than a week, or nobody knows how long of the downtime':
      '关机时剩余的部分占用停机时间超过一周，或时长未知',
    Intervals: '间隔',
    'Longer intervals': '较长的间隔',
    'Over longer': '较长间隔内',
    'Share by': '比例依据',
    'Still differs': '仍有差异',
    'Still differs (%)': '仍有差异 (%)',
    Changes: '更改',
    'What folds': '写入的折叠',
    'Disks of which changed blocks are known: what changed by what was written in the same intervals.':
      '更改块已知的磁盘：相同间隔内的更改量除以写入量。',
    'Every disk of these machines: its target, what is written to it, how much of that still differs when a cycle is taken, and whether it is left out.':
      '这些计算机的每个磁盘：其目标、写入量、执行周期时其中仍有差异的比例，以及是否被排除。',
    'room on the datastore': '数据存储的空间',
    'room on the volume': '卷的空间',
    'Azure Migrate appliance': 'Azure Migrate 设备',
    'provider on the Hyper-V host': 'Hyper-V 主机上的提供程序',
    'premium block blob': '高级块 Blob',
    'addresses of the web': '网址',
    'All figures are of bytes written, an upper bound of what has to be sent; how much of them still differs in a cycle stands with what folds.':
      '所有数值均为写入的字节，为须发送量的上限；其中一个周期内仍有差异的比例见“写入的折叠”。',
    'No input tells which blocks changed: all figures are of bytes written, an upper bound of what has to be sent.':
      '没有输入说明哪些块发生更改：所有数值均为写入的字节，为须发送量的上限。',
    'GB sent over the link into Azure': '经链路发送到 Azure（GB）',
    'All of it goes into Azure. What Azure takes for that direction no document at hand prints, and what whoever runs the line takes is theirs to say: unknown until linkGBIn states it.':
      '全部进入 Azure。手头没有文档说明 Azure 对该方向如何收费，线路运营方的收费由其说明：在 linkGBIn 声明之前为未知。',
    'The price of linkGBOut is for what leaves Azure: nothing does here, and a failback is not in this plan.':
      'linkGBOut 的价格针对离开 Azure 的流量：此处没有，且本计划不含故障回复。',
    'All of it goes into Azure': '全部进入 Azure',
    'unknown, so that every write counts': '未知，因此每次写入都计入',
    'nobody knows, and every write counts': '无人知晓，每次写入都计入',
    'Changes (GB a day)': '更改（GB/天）',
    'Who gets what of the link, open or throttled, in a minute: first the changes that wait, all of it if they need it; then the batch of first copies that runs, whose disks share the rest evenly, so that a machine with three disks gets three times as much as one with one.':
      '链路（开放或限速）每分钟的分配：先是等待的更改，需要时占用全部；其余由正在进行的首次复制批次的各磁盘平均分享，因此有三个磁盘的计算机得到有一个磁盘者的三倍。',
    'churn of a disk in a day': '磁盘每日变动量',
    'churn of a disk, P95': '磁盘变动量 P95',
    'churn of a disk, mean': '磁盘平均变动量',
    'churn of a machine in a day': '计算机每日变动量',
    'churn of a machine, peak minute': '计算机峰值分钟变动量',
    'churn of a machine, mean': '计算机平均变动量',
    'churn of a machine, P95': '计算机变动量 P95',
    'writes of a machine, mean': '计算机平均写入次数',
    // Limits, points and addresses of Hyper-V
    'with an agent': '使用代理',
    'on Hyper-V': '在 Hyper-V 上',
    'standard storage': '标准存储',
    'premium storage': '高级存储',
    'leave out the disk that writes most and move its data apart, see what share of the machine its disks write':
      '排除写入最多的磁盘并另行移动其数据，见各磁盘占计算机写入的份额',
    'spread what it writes in time: move backups, dumps and batches to other hours':
      '在时间上分散写入：将备份、转储与批处理移到其他时段',
    'protect it as a physical machine, with an agent in it and a replication appliance: the limits of Site Recovery (modernized) hold then':
      '将其作为物理机保护，其中安装代理并使用复制设备：此时适用 Site Recovery（现代化）的限制',
    'some of its disks go to standard and some to premium storage: the page places a machine in one of them, in premium as soon as one disk needs it':
      '其部分磁盘写入标准存储，部分写入高级存储：该页面将一台计算机整体放入其一，只要有一个磁盘需要即为高级存储',
    "the limits are Site Recovery's, whose provider and agent Azure Migrate installs on Hyper-V hosts":
      '这些是 Site Recovery 的限制，Azure Migrate 在 Hyper-V 主机上安装其提供程序与代理',
    'A test failover of a Hyper-V machine is taken to managed disks, for which the page asks no room in the account':
      'Hyper-V 计算机的测试故障转移按转移到托管磁盘计，该页面不要求为此在帐户中留出空间',
    'The Deployment Planner does not say how it calculates snapshot storage; ours is all that is written within the retention, since the log of a Hyper-V disk holds every write':
      '部署规划器未说明如何计算快照存储；我们按保留期内的全部写入计，因为 Hyper-V 磁盘的日志包含每次写入',
    'ours is all that is written within the retention, since the log of a Hyper-V disk holds every write':
      '我们按保留期内的全部写入计，因为 Hyper-V 磁盘的日志包含每次写入',
    'no target was chosen for one of its disks': '其一个磁盘未选定目标',
    'none of its disks is replicated': '其磁盘均未复制',
    'write in larger blocks, or split what it runs over two machines': '以更大的块写入，或将其负载拆分到两台计算机',
    'leave disks out and move their data apart, or split what it runs over two machines, until the rest is within':
      '排除磁盘并另行移动其数据，或将其负载拆分到两台计算机，直到其余部分在限制之内',
    'points of several Hyper-V machines fall on one moment in no page: multi-VM consistency is that of an agent':
      '没有页面说明多台 Hyper-V 计算机的恢复点落在同一时刻：多 VM 一致性属于代理',
    'let the replication of the database keep parts in step that must share one moment, or protect them as physical machines, with an agent in each':
      '由数据库自身的复制使必须处于同一时刻的各部分保持同步，或将其作为物理机保护，每台安装代理',
    'no page says how many there are, or which are thinned': '没有页面说明有多少个、哪些被稀疏',
    'set them to whole hours, between 1 and 12 and below the retention': '设为整小时，在 1 至 12 之间并小于保留期',
    'which points of Hyper-V machines are left within it is in no page':
      '其中保留 Hyper-V 计算机的哪些恢复点，没有页面说明',
    'how long points of Hyper-V machines are kept is not known': 'Hyper-V 计算机的恢复点保留多久未知',
    'how long points of Hyper-V machines are kept is not known, so neither is which are there':
      'Hyper-V 计算机的恢复点保留多久未知，因此有哪些恢复点也未知',
    'application-consistent points of Hyper-V machines are switched off': 'Hyper-V 计算机的应用程序一致恢复点已关闭',
    'application-consistent points of Hyper-V machines are contradicted':
      '关于 Hyper-V 计算机的应用程序一致恢复点说法矛盾',
    'no application-consistent points of Hyper-V machines are made': '不为 Hyper-V 计算机创建应用程序一致的恢复点',
    'no application-consistent points of Hyper-V machines are made, so no objective holds for them':
      '不为 Hyper-V 计算机创建应用程序一致的恢复点，因此没有目标对其成立',
    'transfer and coordination of replication data': '复制数据的传输与协调',
    'management of replication': '复制的管理',
    'upload of data to storage accounts': '将数据上传到存储帐户',
    'upload of logs for monitoring': '上传用于监视的日志',
    'sign-in and identity': '登录与身份',
    'time synchronisation': '时间同步',
    'a pattern is no name that could be tried: read the rule of the firewall, and run the registration of the provider on the host':
      '通配模式不是可以尝试的名称：查看防火墙规则，并在主机上运行提供程序的注册',
    "the page is Azure Migrate's, whose provider is that of Site Recovery":
      '该页面属于 Azure Migrate，其提供程序即 Site Recovery 的提供程序',
    'an undated list of Site Recovery (includes/site-recovery-URLS.md) has *.accesscontrol.windows.net, *.backup.windowsazure.com and time.nist.gov besides':
      'Site Recovery 的一份未注明日期的列表 (includes/site-recovery-URLS.md) 另有 *.accesscontrol.windows.net、*.backup.windowsazure.com 与 time.nist.gov',
    'operations of a disk, P95': '磁盘操作次数 P95',
    'operations of a machine, P95': '计算机操作次数 P95',
    'writes of a disk, mean': '磁盘平均写入',
    'storage of snapshots': '快照存储',
    'configuration server': '配置服务器',
    'replication appliance': '复制设备',
    'process server': '进程服务器',
    'scale-out process server': '横向扩展进程服务器',
    'seed disk': '种子磁盘',
    'What folds in cycles': '周期内写入的折叠',
    'No file tells of changed blocks: what folds is as the settings state it.':
      '没有文件说明更改块：折叠比例按设置所述。',
    'A cycle of changes is reckoned with what the changes of all machines leave, and its own.':
      '更改周期按所有计算机的更改用后的剩余加上其自身的份额计算。',

    // Recovery
    '; dashed line: the objective': '；虚线：目标',
    'A day before: lower the time to live of the names that switch.': '前一天：降低要切换的名称的 TTL。',
    'Freeze writes, note positions, shut the machines down, run the plans to the latest point.':
      '冻结写入，记录位置，关闭计算机，将恢复计划运行到最新恢复点。',
    'Work from the recovery site for as long as was agreed, with real users.': '按约定时长由真实用户在恢复站点上工作。',
    'Practise the way home too: it is where two writers came about.': '回程也要演练：出现两个写入方正是在回程中。',
    'Of an unplanned failover it is too late: keep it so low always.':
      '对非计划的故障转移已来不及：请始终保持这样低的 TTL。',
    Access: '访问',
    Actions: '操作',
    Address: '地址',
    'Age from (h)': '最早（小时前）',
    'Age to (h)': '最晚（小时前）',
    'Application security groups': '应用程序安全组',
    'Applications and interfaces': '应用程序与接口',
    'At least (min)': '至少（分钟）',
    'At most': '至多',
    Available: '可用性',
    'Available (%)': '可用性 (%)',
    'Bring a healthy replication appliance of the vault up at home; no process server in Azure is needed.':
      '在源端启动保管库的一台正常的复制设备；Azure 中不需要进程服务器。',
    'Choose the policy for the way home at the reprotection.': '在重新保护时选择回程的策略。',
    'Commit the failover: it deletes the recovery points and freezes the choice.':
      '提交故障转移：恢复点会被删除，选择不可再改。',
    'See that the old machines are off, and keep them off: the reprotection turns them off, and nobody turns them on again.':
      '确认旧计算机已关机并保持关机：重新保护会将其关闭，此后任何人不得再开启。',
    'Reprotect: the machines are made again in full, on any datastore that the appliance can write. A group with shared recovery points goes only through its plan.':
      '重新保护：在设备可写入的任一数据存储上完整重建计算机。具有共享恢复点的组只能通过其恢复计划进行。',
    'Wait until every machine is protected and has a recovery point.': '等到每台计算机都受保护且有恢复点。',
    'Stop the business: freeze writes in the application, and note the position of each database.':
      '停止业务：冻结应用程序的写入，并记录每个数据库的位置。',
    'Run the planned failover to the site: pending changes are copied, a new point is made, the machine in Azure is shut down, the one at home starts.':
      '运行到站点的计划的故障转移：复制待传更改，创建新恢复点，关闭 Azure 中的计算机，启动源端的计算机。',
    'Verify at home while Azure is frozen: positions equal, one writer, a real order. Only then commit.':
      '在 Azure 冻结期间于源端验证：位置一致、只有一个写入方、下一笔真实订单。之后才提交。',
    'Until the commit it can be cancelled: the machine in Azure runs again, and replication goes on.':
      '提交之前可以取消：Azure 中的计算机重新运行，复制继续。',
    'Commit, then reprotect to Azure again.': '提交，然后再次重新保护到 Azure。',
    'Reprotect: the machines are there, so only what changed is sent. A group with shared recovery points goes only through its plan.':
      '重新保护：计算机仍在，因此只发送更改部分。具有共享恢复点的组只能通过其恢复计划进行。',
    'Bring the configuration server back with its old address; the machines must be in its database.':
      '以原地址恢复配置服务器；计算机必须在其数据库中。',
    'Make a temporary process server in Azure, in each network that machines run in.':
      '在 Azure 中计算机所在的每个网络内创建临时进程服务器。',
    'Reprotect: the machines are made again in full, on the host and datastore of the master target. A group with shared recovery points goes only through its plan, with one master target and one family of systems.':
      '重新保护：在主目标服务器的主机与数据存储上完整重建计算机。具有共享恢复点的组只能通过其恢复计划进行，且只用一个主目标服务器与同一系统系列。',
    'Run the unplanned failover from Azure, to the latest point; the latest application-consistent one is older and loses data.':
      '从 Azure 运行非计划的故障转移到最新恢复点；最新的应用程序一致点更旧，会丢失数据。',
    'It cannot be cancelled: a way back is a failover of its own.': '不可取消：返回需要另一次故障转移。',
    'Reprotect: the machines are there, so only what changed is sent. A group with shared recovery points goes only through its plan, with one master target and one family of systems.':
      '重新保护：计算机仍在，因此只发送更改部分。具有共享恢复点的组只能通过其恢复计划进行，且只用一个主目标服务器与同一系统系列。',
    'Bring the first site back by the failback plan; the old primary stays off until one writer is agreed.':
      '按故障回复计划恢复第一站点；在商定唯一写入方之前，旧的主副本保持关闭。',
    'See that every machine is protected again and has a recovery point.': '确认每台计算机重新受保护且有恢复点。',
    'Seal the record of the drill.': '封存演练记录。',
    'By service: as it is, and with the plan; in closed form, with a simulation beside it as a check. Where rooms or hosts are not known they are not counted, and the figure is told from one side.':
      '按服务：现状与采用计划后；闭式计算，并以模拟核对。',
    'Caches, queues and licences': '缓存、队列与许可证',
    'Called by address': '以地址访问',
    Change: '变化',
    'Change the records of all names that users and branches ask, or the priority in Traffic Manager or Front Door.':
      '更改用户与分支机构所查询的全部名称的记录，或更改流量管理器或 Front Door 中的优先级。',
    'Flush the forwarders of branches: old answers there kept users on the lost site before.':
      '清空分支机构转发器的缓存：此前正是其中的旧应答使用户停留在失效的站点上。',
    'Check the way out of the recovery site': '检查恢复站点的出口',
    'Clean-up': '清理',
    'Connect them again, and see that replication of the directory has caught up (repadmin /replsummary).':
      '重新连接，并确认目录复制已追上 (repadmin /replsummary)。',
    'See who still logs on, and with which domain controller (nltest /dsgetdc), at the first site and at the recovery site.':
      '查看在第一站点与恢复站点上谁仍能登录、使用哪台域控制器 (nltest /dsgetdc)。',
    'Write an account in the recovery site: a read-only controller refuses.':
      '在恢复站点写入一个帐户：只读域控制器会拒绝。',
    'See that machines keep their membership (nltest /sc_verify).': '确认计算机保持域成员关系 (nltest /sc_verify)。',
    'DNS records that recovery switches.': '恢复时切换的 DNS 记录。',
    'Databases and files': '数据库与文件',
    'Decide to fail over': '决定故障转移',
    Design: '设计',
    Direction: '方向',
    Directory: '目录',
    Drills: '演练',
    'Drills due': '到期的演练',
    'Drills of the evidence': '证据中的演练',
    Due: '到期',
    'ESXi is licensed': 'ESXi 已获许可',
    Egress: '出站',
    Element: '组成项',
    Elements: '组成项',
    Endpoint: '终结点',
    Endpoints: '终结点',
    'Every element of the model with its figures, for both designs alike, and where they come from.':
      '模型的每个组成项及其数值（两种设计相同）与来源。',
    'Failback conditions': '故障回复的条件',
    'Figures of the failover that the availability with the plan rests on; those of single elements stand in the table of elements.':
      '采用计划后可用性所依据的故障转移数值；单个组成项的数值见组成项表。',
    'For each objective the worst value of one input that still reaches it, all others as they are.':
      '对每个目标：某一输入仍能达到目标的最差值，其他输入不变。',
    'From the recovery network reach each party outside through the NAT gateway or firewall that is planned: a new network has no way out by itself.':
      '从恢复网络经规划的 NAT 网关或防火墙访问每个外部对象：新网络本身没有出口。',
    'Its public addresses are other ones: partners that allow by address must know them beforehand.':
      '其公共 IP 地址不同：按地址放行的合作伙伴须事先知晓。',
    'Give HyperBDR the keys of the platform: it makes gateway, hosts, disks and network.':
      '向 HyperBDR 提供平台的密钥：由它创建网关、主机、磁盘与网络。',
    'Install the agent in the machines in Azure.': '在 Azure 的计算机中安装代理。',
    'Look at the pairs that it made, and correct them.': '检查它建立的配对并更正。',
    'It synchronises in full, then by increments; drill on machines that it starts beside production.':
      '先完整同步，再增量同步；在它于生产之外启动的计算机上演练。',
    'Run the last increment and the cutover.': '运行最后一次增量同步与切换。',
    'It shuts the machines in Azure down.': '由它关闭 Azure 中的计算机。',
    'Give HyperBDR the object storage and the platform.': '向 HyperBDR 提供对象存储与平台。',
    'Synchronise in full into the object storage, then by increments.': '先完整同步到对象存储，再增量同步。',
    'Run the last increment, then let it make the hosts: all data crosses from the object storage while the business stands.':
      '运行最后一次增量同步，再由它创建主机：业务停止期间全部数据从对象存储传出。',
    'Shut the machines in Azure down.': '关闭 Azure 中的计算机。',
    'Give or take (%)': '误差 (%)',
    Group: '组',
    'Group of rules': '规则组',
    'How available it is': '可用性如何',
    'How long it takes': '需要多长时间',
    'counted for the retention that is asked for, which this generation refuses: they are those of the way out':
      '按所要求的保留期计算，而该代系不接受：为采用出路后的数目',
    'the table is documented for machines in Azure': '该表针对 Azure 中的计算机编写',
    'no page gives one for VMware': '没有文档给出 VMware 的表',
    'where no new point can be made, the old ones stay past the retention':
      '无法创建新恢复点时，旧恢复点会超过保留期继续保留',
    'How old a point of each kind can be at a disaster, against the objective.':
      '灾难时每类恢复点可能有多旧，与目标对比。',
    'If one input is another': '若某一输入不同',
    In: '所在',
    'Inputs of the plan': '计划的输入',
    Is: '现为',
    'Kept points': '保留的恢复点',
    Kerberos: 'Kerberos',
    'Kind of point': '恢复点类型',
    Last: '上次',
    'Last seen': '最后见到',
    Links: '链路',
    'Log on, place a real order from end to end, read it back from the database.':
      '登录，端到端下一笔真实订单，并从数据库读回。',
    'Write down the newest transaction that is there: it tells the data that was lost.':
      '记下现有的最新事务：由此得知丢失的数据。',
    'Lost (h a year)': '损失（小时/年）',
    'Lost hours': '损失的小时数',
    'Lower the time to live of the names that switch': '降低要切换的名称的 TTL',
    'Machines and disks of the plan that Site Recovery cannot replicate within its limits, by the verdicts of the plan of replication, and disks that are left out.':
      '按复制计划的判定，Site Recovery 在其限制内无法复制的计算机与磁盘，以及被排除的磁盘。',
    'Machines that no plan starts, and why.': '没有计划启动的计算机及原因。',
    'Machines that rules name together.': '规则一并指名的计算机。',
    'Make a network of its own without any way to the first site or to users; production goes on, and nothing is shut down.':
      '创建独立网络，与第一站点及用户均不连通；生产继续运行，不关闭任何系统。',
    'Check it: dcdiag passes Connectivity, Advertising, MachineAccount':
      '检查：dcdiag 通过 Connectivity、Advertising、MachineAccount',
    'SYSVOL and NETLOGON are shared.': 'SYSVOL 与 NETLOGON 已共享。',
    'Take the time of each group, and write it over our figures in the settings.':
      '记录每组的用时，并以此替换设置中我们的数值。',
    'Place real orders, follow them from end to end, read positions of databases.':
      '下真实订单，端到端跟踪，读取数据库的位置。',
    'Make the old primary a replica of the new one, or copy it anew; list what it had alone.':
      '将旧的主副本变为新主副本的副本，或重新复制；列出只在它上面的内容。',
    'Remove the test orders.': '删除测试订单。',
    'Memory (GB)': '内存 (GB)',
    'Minutes from': '分钟数来源',
    'Moves with': '与之一起移动',
    'Must be': '须为',
    Needed: '需要',
    'Needs (GB)': '需要 (GB)',
    'Not recovered': '不恢复',
    'Not sure to come back': '不确定能否回来',
    'Notice the loss': '发现故障',
    Now: '现在',
    'Objective (%)': '目标 (%)',
    'Objective (min)': '目标（分钟）',
    'Objective is': '目标状态',
    'Old answers of DNS run out': 'DNS 的旧应答过期',
    Operations: '运维',
    'Operations and the rest': '运维及其他',
    Plan: '计划',
    'Planned failover in a window that users know': '在用户知晓的窗口内进行计划的故障转移',
    Ports: '端口',
    Priority: '优先级',
    'Promised (%)': '承诺 (%)',
    Protocol: '协议',
    Quota: '配额',
    Quotas: '配额',
    'RTO: from the loss, or from the order to start, until a real order goes through from end to end':
      'RTO：从失效或启动指令起，到一笔真实订单端到端完成',
    'RPO: from the moment of the loss back to the newest transaction that is there':
      'RPO：从失效时刻回溯到现有的最新事务',
    'data lost: orders written before the loss and missing after it, by their numbers; and the position of the database (binary log or GTID, LSN, SCN) against the one noted last':
      '丢失的数据：失效前写入而之后缺失的订单（按编号）；以及数据库的位置（二进制日志或 GTID、LSN、SCN）与最后记录的位置对比',
    'logon and names: a domain user logs on to a machine that came up; a branch resolves the names to the recovery site':
      '登录与名称：域用户登录到已启动的计算机；分支机构将名称解析到恢复站点',
    'both work': '两者均正常',
    'writers: copies that take a test write, over both sites': '写入方：两个站点中接受测试写入的副本',
    one: '一个',
    'none: everything was written before the shutdown': '无：关机前全部已写入',
    'Recovery groups': '恢复组',
    'Recovery point': '恢复点',
    'Recovery points': '恢复点',
    'Recovery time': '恢复时间',
    'Rules against what was seen: {0}.': '规则与所见连接对照：{0}。',
    'Rules of operations': '运维规则',
    'SELECT name, database_role, open_mode FROM v$database;': 'SELECT name, database_role, open_mode FROM v$database;',
    'SELECT current_scn FROM v$database;': 'SELECT current_scn FROM v$database;',
    'The role is PRIMARY and the database is open for writing; the transport lag before shows what is lost.':
      '角色为 PRIMARY 且数据库可写；之前的传输滞后即为丢失量。',
    'The old primary is off, or cannot be reached: if it comes back, it must not take writes.':
      '旧的主副本已关闭或无法访问：若其恢复，不得接受写入。',
    'SELECT system_identifier FROM pg_control_system();': 'SELECT system_identifier FROM pg_control_system();',
    'pg_is_in_recovery is false, and the last replayed transaction is within the recovery point objective.':
      'pg_is_in_recovery 为 false，且最后重放的事务在恢复点目标之内。',
    'Saves (min)': '节省（分钟）',
    Scenario: '场景',
    'Security rules': '安全规则',
    'Shorter recovery': '缩短恢复时间',
    'Shown by': '依据',
    'Simulated (%)': '模拟 (%)',
    'Simulation agrees': '模拟一致',
    'Site Recovery, alternate location': 'Site Recovery，备用位置',
    'Site Recovery, original location': 'Site Recovery，原始位置',
    'Start (min)': '启动（分钟）',
    'Start it again, and see that all that it took along are well.': '重新启动，并确认受其牵连者均已正常。',
    Step: '步骤',
    'Bring it back by its plan, or by what replaces it in the recovery site.':
      '按其计划恢复它，或由恢复站点中的替代者恢复。',
    'Storage of points': '恢复点的存储',
    Subnet: '子网',
    Subnets: '子网',
    'Switch the names to the recovery site': '将名称切换到恢复站点',
    'Take a snapshot of each original machine first: mandatory.': '先为每台原始计算机创建快照：必须。',
    'Upload the image of the transition host to the platform.': '将过渡主机的映像上传到平台。',
    'Register the hosts, pair them by SSH, choose the disks.': '注册主机，通过 SSH 配对，选择磁盘。',
    'Synchronise in full, then by increments.': '先完整同步，再增量同步。',
    'Drill on a clone of the transition host, in an isolated network: as many disks, each as large, the same firmware; minitgt-fix repairs the drivers.':
      '在隔离网络中用过渡主机的克隆演练：磁盘数量与大小相同、固件相同；minitgt-fix 修复驱动程序。',
    'Run the last increment.': '运行最后一次增量同步。',
    'Take the image out and start from the disk.': '取出映像并从磁盘启动。',
    'Takes (min)': '用时（分钟）',
    'Test failover of all plans into an isolated network': '将所有计划测试故障转移到隔离网络',
    'Fence the old primary first: off, or cut from the network. Where it can still be reached, stop its writes and let the replica come to its position.':
      '先隔离旧的主副本：关闭或断网。若仍可访问，停止其写入，并让副本追上其位置。',
    'Crash recovery ended without an error in the log, no binary log file is missing, and the position is no further behind the last one known of the old primary than the recovery point objective. A replica has applied all that it received.':
      '崩溃恢复结束且日志中无错误，没有缺失的二进制日志文件，位置落后于旧主副本最后已知位置不超过恢复点目标。副本已应用其收到的全部内容。',
    'Of all that hold this data, on both sites, exactly one takes writes. In a test: on a copy of the replica, in the isolated network.':
      '在两个站点保存该数据的所有副本中，只有一个接受写入。测试时：在隔离网络中副本的拷贝上进行。',
    'The availability with the plan if one input is another, all others as they are.':
      '若某一输入不同（其他不变），采用计划后的可用性。',
    'The chain that decides how long recovery takes, each length with where it comes from.':
      '决定恢复用时的步骤链，每步注明时长的来源。',
    'The critical path of recovery; the dashed line is the objective. The table below says the same':
      '恢复的关键路径；虚线为目标。下方的表列出相同内容',
    'The directory of the first site is lost': '第一站点的目录失效',
    'The policy against what the generation can do.': '策略与该代系的能力对照。',
    'The recovery site': '恢复站点',
    'The site is lost, without notice': '站点在没有预警的情况下失效',
    'The way home': '回程',
    'To be answered': '待答复',
    'Transfer (h)': '传输（小时）',
    'Verify before users come': '在用户进入前验证',
    Warnings: '警告',
    Way: '方式',
    'Way out': '出口',
    'Web and gateways': 'Web 与网关',
    'What can be lost': '可能丢失什么',
    'What each element costs today by itself, and what the service would be without its failures.':
      '每个组成项本身目前造成的损失，以及没有其故障时服务的可用性。',
    'What each way asks for.': '每种方式的要求。',
    'What is not part of the estate and has to be reachable from the recovery region.':
      '不属于资产但须从恢复区域访问的对象。',
    'What it is': '说明',
    'What monitoring, backup and the like were seen to do, kept apart: closed until somebody wants it, with priorities kept free for it.':
      '所见到的监视、备份等操作，单独列出：在有人需要之前关闭，并为其保留优先级。',
    'What people and scripts do before and behind the groups.': '人员与脚本在各组之前与之后做什么。',
    'What starting all machines of the plan at once takes of the quotas of the region.':
      '同时启动计划中全部计算机占用区域多少配额。',
    'What starts when: the machines of a group beside each other, the groups of a plan one behind the other.':
      '启动顺序：组内计算机同时启动，计划内各组依次启动。',
    'What the points of each machine need, the first full copy among them: our upper bound, unknown where nothing was measured.':
      '每台计算机的恢复点所需空间，含首个完整副本：为我们的上限，未测量者为未知。',
    'What to do there': '在该处做什么',
    'What to exercise, what to measure, and what counts as passed.': '演练什么、测量什么、如何算通过。',
    'What would have to hold': '须满足的条件',
    'What would shorten it, each alone, computed anew.': '哪些措施可缩短用时，每项单独重新计算。',
    'Where each machine stands in the recovery site: proposed, its own where the range is kept.':
      '每台计算机在恢复站点中的位置：为建议值；保留地址范围时为其原地址。',
    'Where it comes from': '来源',
    'how far replication lags is not known': '复制滞后多少未知',
    'quiet by assumption: not measured': '假定为空闲：未实测',
    'earlier, or more within the hours taken for quiet': '更早，或更多位于视为空闲的时段内',
    'No samples tell what the machines write: the length of a cycle of changes is unknown.':
      '没有采样说明计算机写入多少：更改周期的长度未知。',
    'no samples of writes': '没有写入采样',
    'unknown, no sample tells what it writes': '未知，没有采样说明其写入多少',
    'No sample tells what replicated machines write: measure for a week at least, better a month, before a bandwidth is ordered.':
      '没有采样说明被复制的计算机写入多少：订购带宽之前至少测量一周，最好一个月。',
    'No samples were given: churn, bandwidth and cycles are unknown.': '没有提供采样：变动量、带宽与周期未知。',
    'No samples were given: how far replication lags and what recovery points need is unknown.':
      '没有提供采样：复制滞后多少、恢复点需要多少均未知。',
    'a raw device takes no part in snapshots of the platform: it is not replicated without an agent':
      '裸设备不参与平台快照：无代理方式不会复制它',
    'an independent disk takes no part in snapshots of the platform: it is not replicated without an agent':
      '独立磁盘不参与平台快照：无代理方式不会复制它',
    'a disk on an NVMe controller is not taken without an agent': '无代理方式不支持 NVMe 控制器上的磁盘',
    'a pass-through disk has no VHD, and Hyper-V replicates VHD and VHDX files alone':
      '直通磁盘没有 VHD，而 Hyper-V 仅复制 VHD 与 VHDX 文件',
    'the site file (scenario migration)': '站点文件（迁移场景）',
    'the site file: asked for, and refused for a migration': '站点文件：已要求，但对迁移不予采用',
    'the site file: asked for, and refused for the recovery of machines on premises':
      '站点文件：已要求，但对本地计算机的恢复不予采用',
    'log of a Hyper-V disk': 'Hyper-V 磁盘的日志',
    'scale-out appliance': '横向扩展设备',
    'stated of all': '已对全部声明',
    'see that its data gets to the recovery site by another way': '确保其数据通过其他途径到达恢复站点',
    'the plan of replication': '复制计划',
    'down until it is repaired': '修复之前一直停机',
    'all at the same time': '全部同时',
    'as above': '同上',
    'what is taken as always there, together': '一并视为始终可用的部分',
    'assumed: it is asked, nobody states how often it fails and none of our sources does: state it under elements':
      '假定：它被访问，没有人说明其多久故障一次，我们的来源也没有：请在 elements 下说明',
    'The Deployment Planner does not say how it calculates snapshot storage; ours is all that is written within the retention, since an agent sends every write':
      'Deployment Planner 未说明其如何计算快照存储；我们的为保留期内写入的全部内容，因为代理发送每次写入',
    'the keys of a file of settings (replicationPlan, recoveryPlan); it holds where an option names it':
      '设置文件的键（replicationPlan、recoveryPlan）；由选项指定时生效',
    'neither an objective of recovery nor how far replication lags is known': '恢复目标与复制滞后均未知',
    'Cycles send a block that is written twice between them once, so what is copied in cycles counts only as far as it still differs. Site Recovery sends every write: a plan of recovery finds a longer lag at the same bandwidth.':
      '按周期复制时，两个周期之间写入两次的块只发送一次，因此只计入仍有差异的部分。Site Recovery 则发送每次写入：在相同带宽下，恢复计划得出的滞后更长。',
    'The one gap is the time before sampling began: what happened then is in no size.':
      '唯一的空缺是采样开始之前的时间：其间发生的一切不在任何规格之内。',
    'What falls into a gap is in no size': '落在空缺内的内容不在任何规格之内',
    'What falls into one is in no size': '落在空缺内的内容不在任何规格之内',
    'What was shown once may no longer hold: the estate has changed since, and so have the people.':
      '曾经证明过的可能已不成立：此后资产与人员都已变化。',
    'Application-consistent recovery points older than the objective': '应用程序一致恢复点早于目标',
    'All recovery points older than the objective': '所有恢复点均早于目标',
    'Some recovery points older than the objective': '部分恢复点早于目标',
    'Which are kept': '保留哪些',
    'Whoever leads the drill cuts the site off at a time that the team does not know: links down, nobody shuts anything down in order.':
      '演练负责人在团队不知晓的时间切断站点：链路中断，没有人按序关机。',
    'The clock runs from the cut, so that noticing and deciding are measured too.':
      '从切断时开始计时，因此发现与决定的用时也被测量。',
    'Place real orders; compare what the databases hold with what was written until the cut.':
      '下真实订单；将数据库的内容与切断前的写入对比。',
    'Why this way': '为何采用此方式',
    'Without it (%)': '没有它时 (%)',
    'Worst (min)': '最差（分钟）',
    'Write numbered test orders without a pause, and stop the primary hard, without a clean shutdown.':
      '不间断地写入带编号的测试订单，并强制停止主副本（不正常关机）。',
    'Fail it over to its latest point:': '将其故障转移到最新恢复点：',
    'Start the old primary again, cut off from clients: it must come up without taking writes.':
      '重新启动旧的主副本，与访问者隔离：它必须启动但不接受写入。',
    'Promote a replica:': '提升一个副本：',
    'SELECT name, value FROM v$dataguard_stats;': 'SELECT name, value FROM v$dataguard_stats;',
    'Write what was seen into the notes of the test failover, then run its cleanup: without it the test does not count, and no second one starts.':
      '将所见内容写入测试故障转移的备注，然后运行清理：否则该测试不计入，也无法开始下一次。',
    'See that no machine, disk, address or DNS record of the drill is left.':
      '确认没有遗留演练的计算机、磁盘、地址或 DNS 记录。',
    'a failback that failed cannot be cancelled and tried again': '失败的故障回复不能取消后重试',
    'a machine in the recovery site': '恢复站点中的一台计算机',
    'home is a cloud with an interface': '源端为带接口的云',
    'a side that comes back with writes of its own is split in two: list the difference by position or GTID, and let people keep one side, or both as exports':
      '带着自己的写入恢复的一方会造成脑裂：按位置或 GTID 列出差异，由人决定保留一方，或将两者都导出',
    'a site-to-site VPN or ExpressRoute with private peering leads home':
      '站点到站点 VPN 或带专用对等互连的 ExpressRoute 通往源端',
    'a static address does not survive the way home, to neither location: write addresses, fstab and LVM down before':
      '静态地址在回程中（无论哪个位置）都不会保留：请事先记录地址、fstab 与 LVM',
    'agree beforehand who declares the disaster and by which sign, so that nobody waits for a decision':
      '事先商定由谁、依据什么迹象宣布灾难，使无人等待决定',
    'all of it': '全部',
    allow: '允许',
    any: '任意',
    'any datastore of the vCenter that the appliance can write will do; try it before it is needed':
      '设备可写入的任一 vCenter 数据存储均可；请在需要之前试用',
    'any-point': '任意恢复点',
    'app-frequency': '应用程序一致点的频率',
    'ask the customer whether crash-consistent points, with the recovery of the database itself, will do':
      '询问客户：崩溃一致的恢复点加上数据库自身的恢复是否足够',
    'application-consistent points are stated by nobody, and off by default in the modernized generation: only crash-consistent ones are made':
      '没有人说明应用程序一致的恢复点，且现代化代系默认关闭：只创建崩溃一致的恢复点',
    'applications and interfaces': '应用程序与接口',
    'as long as stated': '与所述时长相同',
    'as often as stated': '与所述频率相同',
    'as stated, each time': '每次按所述',
    'ask the customer whether the directory must take writes while the first site is lost: a read-only domain controller takes none':
      '询问客户在第一站点失效期间目录是否须接受写入：只读域控制器不接受任何写入',
    'ask the customer whether the modernized architecture may be used or fewer days will do':
      '询问客户可否采用现代化体系结构，或较少天数是否足够',
    'ask the customer whether they exist, under which name, and for an inventory of where they run':
      '询问客户它们是否存在、名称为何，并索取其运行位置的清单',
    'ask the customer which consistency the objective is meant for, machine by machine where they differ':
      '询问客户该目标针对哪种一致性；若不同，按计算机逐一说明',
    'ask the customer which region is the target, and what the other was named for':
      '询问客户目标区域是哪个，另一个区域为何被提及',
    'automated (cloud interface)': '自动（云接口）',
    'backup and its agents': '备份及其代理',
    'caches, queues and licences': '缓存、队列与许可证',
    'capture the connections before the firewall, or look at its table of translations':
      '在防火墙之前采集连接，或查看其转换表',
    'chosen here: a fault in two years; chosen here: the part comes on the next working day; the brief says that a hardware fault means hours':
      '此处选定：两年一次故障；此处选定：部件在下一个工作日到达；简报称硬件故障意味着数小时',
    'chosen here: power, cooling or the line of the one room lost once in two years':
      '此处选定：唯一机房的电源、制冷或线路两年失效一次',
    'chosen here: one room with no second supply, a day until all is up and checked':
      '此处选定：单一机房无备用供应，全部恢复并检查需要一天',
    'chosen here: two faults a year, as of any single machine': '此处选定：每年两次故障，与任何单台计算机相同',
    'chosen here: no standby, rules and translations set up anew by hand in a working day':
      '此处选定：无备用，规则与转换由人工在一个工作日内重新设置',
    'chosen here: a fault in two years': '此处选定：两年一次故障',
    'chosen here: the part comes on the next working day': '此处选定：部件在下一个工作日到达',
    'the brief says that a hardware fault means hours': '简报称硬件故障意味着数小时',
    classic: '经典',
    'conditional automated (object storage)': '有条件自动（对象存储）',
    'crash-frequency': '崩溃一致点的频率',
    'databases and files': '数据库与文件',
    'disabling protection or deleting a machine in Azure ends the way home for it':
      '禁用保护或在 Azure 中删除计算机会断绝其回程',
    'disk.enableUUID is TRUE': 'disk.enableUUID 为 TRUE',
    'disks on iSCSI come home as copies in VMDK files: two of each, of which one is stale':
      'iSCSI 磁盘回程后成为 VMDK 文件中的副本：每个有两份，其中一份已过时',
    'do not count on a read-only domain controller: it takes no writes and can hold no operations master role; while the site is lost it logs on only whom it has cached':
      '不要依赖只读域控制器：它不接受写入，不能持有操作主机角色；站点失效期间只能让已缓存者登录',
    'the room of machines that the inventory names no host of': '清单未说明主机的计算机的机房',
    'one for each hour': '每小时一个',
    'the documented default': '文档所载的默认值',
    'Points of Hyper-V machines are counted for 24 h, the most that their policy takes.':
      'Hyper-V 计算机的恢复点按 24 小时计，即其策略的上限。',
    'One link: it begins when the first copy of the wave before has ended.':
      '只有一条链路：前一波次的首次复制结束后才开始。',
    'the table says "standard storage", taken for a standard SSD too': '表中写的是“标准存储”，标准 SSD 也按此计',
    'Recovery points are held against the classic generation, which stands there and tells what it refuses; replication, the way home and the recovery site are planned with the modernized one in its place.':
      '恢复点按现有的经典代系核对，以说明它拒绝什么；复制、回程和恢复站点按取代它的现代化代系计划。',
    'the way out of the classic generation, which the site file states': '取代站点文件所说明的经典代系',
    'Site Recovery with a replication appliance and the agent in the machine, by the way out of the classic generation, which the site file states':
      'Site Recovery，使用复制设备和计算机内的代理，取代站点文件所说明的经典代系',
    'the move: the replication appliance of this plan and a new vault, replication enabled there, a test failover, and only then the configuration server taken away':
      '迁移：采用本计划的复制设备和新的保管库，在其中启用复制，做一次测试故障转移，之后才移除配置服务器',
    'every point': '每个恢复点',
    'exactly one side takes writes: the old primary is off, and stays off until the failback is committed; whoever finds it on stops and compares, and nothing is merged by itself':
      '恰有一方接受写入：旧的主副本已关闭，并在提交故障回复之前保持关闭；发现其开启者须停止并比对，不会自动合并',
    plannedFailover: '计划的故障转移',
    failover: '故障转移',
    'failovers that work': '成功的故障转移',
    'faults of everything': '所有对象的故障',
    'general (transition host)': '通用（过渡主机）',
    generation: '代系',
    'group only what must share one moment, such as the parts of one database, before replication is enabled; it costs processor time':
      '只将必须共享同一时刻者编组（如同一数据库的各部分），且在启用复制之前；会占用处理器时间',
    impossible: '不可能',
    'after a completed migration': '迁移完成之后',
    'of a machine that was moved or deleted in Azure': '计算机在 Azure 中被移动或删除',
    'after protection was disabled': '禁用保护之后',
    'to Hyper-V': '回到 Hyper-V',
    'to the free ESXi': '回到免费版 ESXi',
    'of a physical Windows Server 2008 R2 SP1': '物理机 Windows Server 2008 R2 SP1',
    inbound: '入站',
    application: '应用程序',
    'keep replicas of the databases running in the recovery site by their own replication; only their promotion is left':
      '以数据库自身的复制在恢复站点保持数据库副本运行；只剩提升操作',
    'length of repairs': '修复时长',
    'let prepared tests verify by themselves before users come (at most)':
      '在用户进入前由预先准备的测试自动验证（至多）',
    'let runbooks do what people do by hand within the plans, as far as they can (at most)':
      '在计划内由 Runbook 尽可能完成人工操作（至多）',
    'log shipping': '日志传送',
    'log-shipping': '日志传送',
    'logon: from the cut until a user logs on anew': '登录：从切断到用户重新登录',
    'make the range of the virtual network a site of the directory: with its subnets, so that machines there find the controller there':
      '将虚拟网络的地址范围设为目录站点：包含其子网，使其中的计算机能找到那里的域控制器',
    manual: '手动',
    'members of one availability group, which rules treat alike (ours): any of them may be asked as the others are':
      '规则同等对待的同一可用性组的成员（我们的规定）：其中任何一台都可像其他成员一样被访问',
    'minutes from the disaster on': '自灾难起的分钟数',
    'monitoring and its agents': '监视及其代理',
    'multi-vm': '多 VM 一致性',
    natGateway: 'NAT 网关',
    'needed by Azure under this name': 'Azure 要求使用此名称',
    'network interfaces': '网络接口',
    'network not known': '网络未知',
    never: '从未',
    'no single generation is stated: the limits of the modernized one are taken, as an assumption':
      '未说明单一代系：采用现代化代系的限制，为假设',
    'nobody says whether the site is repaired or made again': '没有人说明站点是修复还是重建',
    'nobody states any': '没有人说明',
    'on the internet: it may know the site by its public address, which is another one in Azure':
      '位于 Internet：它可能按公共 IP 地址识别站点，而在 Azure 中该地址不同',
    'no source states the protocol, TCP is taken': '没有来源说明协议，采用 TCP',
    'operations and the rest': '运维及其他',
    'ours, no document of a vendor': '我们的规定，没有供应商文档',
    'ours, to be replaced by what a drill measured': '我们的规定，应以演练测得值取代',
    'ours, to be replaced by what a drill measured: no document states how long machines take to be made in Azure':
      '我们的规定，应以演练测得值取代：没有文档说明在 Azure 中创建计算机需要多久',
    'ours: a fault in two years, eight hours for the part and the restart':
      '我们的规定：两年一次故障，部件与重启需八小时',
    'ours: power, cooling or line lost once in two years for twelve hours':
      '我们的规定：电源、制冷或线路两年失效一次，持续十二小时',
    'ours: the figures state no spread': '我们的规定：这些数值没有给出离散度',
    'ours: two faults a year, an hour each': '我们的规定：每年两次故障，每次一小时',
    'outage: from the stop until the last machine that it took along answers again':
      '中断：从停止到受其牵连的最后一台计算机重新应答',
    'plan the modernized generation: a replication appliance and a new vault; enable replication there, test a failover, and only then take the configuration server away':
      '规划现代化代系：复制设备与新保管库；在该处启用复制，测试故障转移，之后才移除配置服务器',
    'planned maintenance': '计划内维护',
    present: '现状',
    'rabbitmqctl cluster_status': 'rabbitmqctl cluster_status',
    'rabbitmqctl list_queues name messages_ready messages_unacknowledged consumers':
      'rabbitmqctl list_queues name messages_ready messages_unacknowledged consumers',
    'All nodes of this site run, and no queue is without a leader. Messages of after the recovery point are lost.':
      '本站点所有节点均在运行，且没有队列缺少主节点。恢复点之后的消息会丢失。',
    'recovery time': '恢复时间',
    'redis-cli INFO persistence': 'redis-cli INFO persistence',
    'redis-cli DBSIZE': 'redis-cli DBSIZE',
    'The role is master. A cache that can be filled again may start empty.':
      '角色为 master。可重新填充的缓存可以从空开始。',
    'remote administration': '远程管理',
    'remote-administration': '远程管理',
    'repair of everything': '所有对象的修复',
    retention: '保留期',
    'rpo-threshold': 'RPO 阈值',
    scan: '扫描',
    scanner: '扫描器',
    site: '站点',
    'switch names by a runbook or by the health probes of Traffic Manager or Front Door':
      '由 Runbook 或由流量管理器或 Front Door 的运行状况探测切换名称',
    'take a finer moment from the logs of the database or a backup, and tell the customer which points there are':
      '从数据库日志或备份取得更细的时刻，并告知客户有哪些恢复点',
    'test, failover, plannedFailover': '测试故障转移，故障转移，计划的故障转移',
    test: '测试',
    'the RPO threshold is not stated; it is an alarm and no control: event and optional e-mail when current RPO exceeds it':
      '未说明 RPO 阈值；它只是警报而非控制：当前 RPO 超过时产生事件与可选的电子邮件',
    'the appliance can write the datastore': '设备可写入该数据存储',
    'an additional domain controller': '额外的域控制器',
    'a read-only domain controller': '只读域控制器',
    'the rest is reckoned by us, at the average of what is written': '其余由我们按平均写入量计算',
    'that average or the link is not known here': '此处不知道该平均值或链路',
    'the machines are gone, or are wanted elsewhere': '计算机已不在，或需用于别处',
    'the machines are still there': '计算机仍在',
    'the machines come home to VMware': '计算机回到 VMware',
    'the recovery time of this plan': '本计划的恢复时间',
    'the same blocks with machines in Azure; hosts, rooms and ways out of the site are not in it':
      '与 Azure 中的计算机相同的模块；不含站点的主机、机房与出口',
    'the service in it brings its own way out': '其中的服务自带出口',
    'the service in the recovery site': '恢复站点中的服务',
    'the site': '站点',
    'the site file does not say': '站点文件没有说明',
    'the site file does not state its role everywhere': '站点文件没有在各处说明其角色',
    'nobody says that a domain controller stands in the recovery site': '且没有人说明恢复站点中有域控制器',
    'the vCenter account may write': 'vCenter 帐户可写入',
    'the writable domain controllers of the recovery site, which are promoted there and not copied':
      '恢复站点的可写域控制器，在该处提升而非复制',
    'time to notice and to decide: from the cut until the first plan starts': '发现与决定的时间：从切断到首个计划启动',
    'to see it and to confirm; ours, no document of a vendor': '发现并确认；我们的规定，没有供应商文档',
    'total vCPUs': 'vCPU 总数',
    unplanned: '非计划',
    'watch the service from outside, so that its loss is noticed within a minute':
      '从外部监视服务，使其失效在一分钟内被发现',
    'web and gateways': 'Web 与网关',
    'what it writes is not known, so neither is what its points need': '其写入量未知，因此其恢复点所需空间也未知',
    'with the plan': '采用计划后',
    'within the objective': '在目标之内',
    'a circuit to regions that nobody states, carries everything; a lower weight or a longer AS path on the other one keeps it passive':
      '通往无人说明的区域的线路，承载全部流量；另一条线路以较低权重或较长 AS 路径保持被动',
    start: '启动',
    AzureLoadBalancer: 'AzureLoadBalancer',
    'Recovery takes longer than promised': '恢复时间超过承诺',
    deny: '拒绝',
    'how the recovery site is reached is not stated: no link of the site file is a circuit or a VPN':
      '未说明如何连通恢复站点：站点文件中没有线路或 VPN 链路',
    'management: SSH from Azure Bastion alone; who logged on before stands among the operations':
      '管理：仅来自 Azure Bastion 的 SSH；此前的登录来源列于运维规则中',
    'none: rules name its address': '无：规则指名其地址',
    'nothing of it reaches the objective': '其中任何取值都达不到目标',
    'ours: two faults a year, two hours each with the check of its data':
      '我们的规定：每年两次故障，每次连同数据检查两小时',
    outbound: '出站',
    'probes of a load balancer before the machines that users meet, which the last rule would deny':
      '面向用户的计算机前的负载均衡器探测，最后一条规则会拒绝它们',
    'the region of the recovery site is not stated': '未说明恢复站点的区域',
    'without it the rules that Azure adds let everything through within the network, and everything out to the internet':
      '没有它，Azure 自带的规则会放行网络内的全部流量以及到 Internet 的全部出站',
    'Come from': '来自',
    Recommended: '建议',
    'Rests on': '依据',
    Ways: '路径',
    Without: '不含',
    'Broken by': '未满足者',
    By: '由',
    'Rules for later': '供日后启用的规则',
    'What the platform needs': '平台的需要',
    VMware: 'VMware',
    'Hyper-V': 'Hyper-V',
    physical: '物理机',
    'physical servers': '物理服务器',
    'other platforms': '其他平台',
    'an unknown platform': '未知平台',
    'What is needed once its condition holds: closed until then, with priorities kept free for it.':
      '条件成立后需要的规则：在此之前关闭，并为其保留优先级。',
    'What machines in the recovery region ask of Azure, of the service that protects them and of the way home; no connection of the site shows it. Rules that are ready stay closed until what asks for them holds.':
      '恢复区域中的计算机对 Azure、对保护它们的服务以及对回程的需要；站点的连接不会显示这些。已备好的规则在所需条件成立之前保持关闭。',
    'no machine comes home': '没有计算机回程',
    'the link home, whose bandwidth nobody states': '无人说明带宽的回程链路',
    'the target has as many disks': '目标具有相同数量的磁盘',
    'each is at least as large': '每个磁盘至少同样大',
    'it starts by the same firmware': '以相同固件启动',
    'a snapshot of the original is taken': '已为原始计算机创建快照',
    'as the site file says': '按站点文件',
    'mandatory, and not stated': '必须，但未说明',
    'home is VMware or FusionCompute': '源端为 VMware 或 FusionCompute',
    'home is VMware': '源端为 VMware',
    'an S3-compatible object storage stands between': '中间有兼容 S3 的对象存储',
    'nobody says': '没有人说明',
    'there is none': '没有',
    'no failback is wanted, as the site file says': '不需要故障回复（按站点文件）',
    'stated in the site file': '在站点文件中声明',
    'it sends only what changed': '只发送更改部分',
    'the first way in our order against which nothing speaks': '按我们的顺序，第一种没有反对因素的方式',
    'stated: back to the original location': '已声明：回到原始位置',
    'stated: back to the alternate location': '已声明：回到备用位置',
    'nobody says where to': '没有人说明回到何处',
    'the data is not large': '数据量不大',
    'the link home carries more than is written': '回程链路的传输量大于写入量',
    'nobody states the bandwidth of the link home': '没有人说明回程链路的带宽',
    'what the machines write is not known of all of them': '并非所有计算机的写入量都已知',
    'how long the business stands is unknown: no last part comes that is small':
      '业务停止多久未知：不会出现足够小的最后一部分',
    'the business stands while all data crosses; how long is not known without sizes and a link':
      '全部数据传输期间业务停止；没有大小与链路则时长未知',
    'physical servers come home as virtual machines of VMware alone, made anew as at an alternate location':
      '物理服务器只能作为 VMware 虚拟机回程，如同在备用位置重新创建',
    'no source tells what they ran on': '没有来源说明其原运行平台',
    'physical servers are always made anew': '物理服务器总是重新创建',
    'set, as the site file says': '已设置（按站点文件）',
    'not set, as the site file says': '未设置（按站点文件）',
    'not set, so that an extra disk may be written': '未设置，因此可能写入额外的磁盘',
    'set at all, by the inventory': '全部已设置（按清单）',
    'some do, as the site file says': '有（按站点文件）',
    'none does, as the site file says': '没有（按站点文件）',
    'raw devices cannot be made again elsewhere': '裸设备无法在别处重新创建',
    'none, by the inventory': '没有（按清单）',
    'the site file says that there is none': '站点文件称没有',
    'the machines ran in Azure for a month or more, or are gone at home':
      '计算机在 Azure 中运行了一个月或更久，或源端已不存在',
    'only the day of the failback tells; before a month less crosses by comparing blocks':
      '只有到故障回复之日才知道；不足一个月时，比对块可减少传输',
    'the machines come home to Hyper-V': '计算机回到 Hyper-V',
    'no machine at home has a checkpoint': '源端没有计算机带检查点',
    'delete these before the way home': '回程前删除这些检查点',
    'none today, by the inventory': '目前没有（按清单）',
    'See that the Hyper-V hosts of home, or their VMM, are connected to Azure; no process server in Azure is needed.':
      '确认源端的 Hyper-V 主机或其 VMM 已连接到 Azure；Azure 中不需要进程服务器。',
    'Commit the failover to Azure: a failback needs it.': '提交到 Azure 的故障转移：故障回复需要它。',
    'Commit: it deletes the machine in Azure and its disks.': '提交：会删除 Azure 中的计算机及其磁盘。',
    'Replicate in reverse, so that home is protected again: only what changed since is sent.':
      '反向复制，使源端重新受保护：只发送此后的更改。',
    'See that the old machines are off and have no checkpoints, and keep them off.':
      '确认旧计算机已关机且没有检查点，并保持关机。',
    'a snapshot is taken, blocks are compared by checksum, and those that differ are copied':
      '创建快照，按校验和比对块，并复制有差异的块',
    'with "Create on-premises virtual machine if it does not exist" and the new host, a snapshot is taken and all of it is copied':
      '选择“如果本地虚拟机不存在则创建”与新主机，创建快照并全部复制',
    'Complete the failover in the job: the machine in Azure is shut down, the last changes cross, the one at home starts.':
      '在作业中完成故障转移：关闭 Azure 中的计算机，传输最后的更改，启动源端的计算机。',
    'See that no VMM manages the hosts: another host is documented for a Hyper-V site, which has none.':
      '确认没有 VMM 管理这些主机：文档只针对没有 VMM 的 Hyper-V 站点说明了更换主机。',
    'Prepare the new host: Windows Server 2012 R2 or later with the role Hyper-V, and virtual switches of the same names as on the old one.':
      '准备新主机：Windows Server 2012 R2 或更高版本并带 Hyper-V 角色，虚拟交换机与旧主机同名。',
    'Run a planned failover from Azure with "Synchronize data during failover only": the machine in Azure is shut down, its whole disks are downloaded without checksums, the one at home starts.':
      '从 Azure 运行计划的故障转移，选择“仅在故障转移期间同步数据”：关闭 Azure 中的计算机，不经校验和下载其全部磁盘，启动源端的计算机。',
    'cancelling while data is synchronised leaves the machine at home corrupted, and it may not start: run the failover again until it is through':
      '在数据同步期间取消会使源端计算机损坏，可能无法启动：请再次运行故障转移直至完成',
    'the machine at home stays off during the failback: nobody turns it on':
      '故障回复期间源端计算机保持关机：任何人不得开启',
    'at least so long, after one day away: reading all blocks for their checksums, at a few GB a minute by the page, is not in it':
      '至少如此（离开一天之后）：读取全部块以计算校验和（文档称每分钟数 GB）未计入',
    'reckoned by us, at the average of what is written': '由我们按平均写入量计算',
    'that average, a size or the link is not known here': '此处不知道该平均值、某个大小或链路',
    'back to any moment': '恢复到任意时刻',
    'how long points are kept': '恢复点保留多久',
    'application-consistent points, how often': '应用程序一致点的频率',
    'crash-consistent points, how often': '崩溃一致点的频率',
    'alarm of the recovery point objective': '恢复点目标的警报',
    'points that several machines share': '多台计算机共有的恢复点',
    'service of Azure': 'Azure 服务',
    'disk left out': '排除的磁盘',
    'Hyper-V, original host, least downtime': 'Hyper-V，原主机，停机最短',
    'Hyper-V, another host': 'Hyper-V，另一台主机',
    'Hyper-V, full download': 'Hyper-V，完整下载',
    'Agent of the machine': '计算机的代理',
    'Names of Azure': 'Azure 的名称解析',
    'machines run in Azure': '计算机在 Azure 中运行',
    'the agent tells the platform that the machine is ready; the page asks for these ports at least, and warns of blocking the address':
      '代理告知平台计算机已就绪；文档要求至少放行这些端口，并警告不要阻止该地址',
    'the controllers of the recovery site are the DNS servers of the network, and forward names of Azure':
      '恢复站点的域控制器为网络的 DNS 服务器，并转发 Azure 的名称',
    'the network has no DNS server of its own': '网络没有自己的 DNS 服务器',
    'the host of the machine': '计算机的主机',
    'the host gives its clock to the machine without the network, where the system is set to take it; a time server that was asked on the site is let through where it was seen, and no other':
      '主机不经网络向计算机提供时钟（系统设置为采用时）；站点上曾被访问的时间服务器在所见处放行，其他不放行',
    'Activation of Windows': 'Windows 激活',
    'Windows is activated by the key service of Azure': 'Windows 由 Azure 的密钥服务激活',
    'azkms.core.windows.net and kms.core.windows.net of Azure Global, by address, since a rule takes no names; the request has to come from a public address of Azure: behind a firewall or a route to the site these three need a route of their own':
      'Azure 全球的 azkms.core.windows.net 与 kms.core.windows.net，按地址，因为规则不接受名称；请求须来自 Azure 的公共 IP 地址：位于防火墙之后或有到站点的路由时，这三个地址需要单独的路由',
    'Back to Hyper-V': '回到 Hyper-V',
    'the hosts on the site': '站点上的主机',
    'machines that were failed over are protected back to the site': '已故障转移的计算机被保护回站点',
    'machines that run in the recovery region are protected from there to another region of Azure':
      '恢复区域中运行的计算机由该处保护到另一 Azure 区域',
    'provider and agent run on the hosts, which ask Azure; nothing runs in the machine':
      '提供程序与代理在主机上运行并访问 Azure；计算机内无需运行任何内容',
    'the replication appliance on the site': '站点上的复制设备',
    'the configuration server on the site': '站点上的配置服务器',
    'a process server, in the network of the recovery site for as long as failback lasts':
      '故障回复期间位于恢复站点网络中的进程服务器',
    'Back to the appliance': '回到设备',
    'Back to the configuration server': '回到配置服务器',
    'Back through a process server': '经进程服务器返回',
    'Key vault': '密钥保管库',
    'Key vault of encrypted disks': '加密磁盘的密钥保管库',
    'Points of several machines at one time': '多台计算机同一时刻的恢复点',
    'the other machines of a replication group': '复制组中的其他计算机',
    'machines share a replication group with multi-VM consistency': '计算机共用一个具有多 VM 一致性的复制组',
    'between the machines of a group; nobody states which they are': '组内计算机之间；没有人说明是哪些',
    'Back by a block-level tool': '由块级工具返回',
    'the console of HyperBDR': 'HyperBDR 的控制台',
    'failback goes by HyperBDR and not by Site Recovery': '故障回复采用 HyperBDR 而非 Site Recovery',
    'from the agent of failback to the console': '从故障回复代理到控制台',
    'the service in any region': '任一区域中的服务',
    'Cache of replication': '复制的缓存',
    'the machine proves itself to the service': '计算机向服务证明身份',
    'Monitoring of replication': '复制的监视',
    'the tag may be narrowed to the region that is replicated to, which nobody states':
      '标记可缩小到复制目标区域，但没有人说明',
    'only to enable replication of such machines by the portal': '仅用于在门户中启用此类计算机的复制',
    'Upgrade of the agent': '代理的升级',
    'only to enable the automatic upgrade by the portal': '仅用于在门户中启用自动升级',
    'users on the internet ask it': 'Internet 上的用户访问它',
    'no address is known: narrow it as soon as one is': '地址未知：得知后请立即收窄',
    'stands on the site, over the link: while the site is lost nothing answers there, and what does in its place nobody states (see what is to be answered)':
      '位于站点，经链路：站点失效期间无人应答，由谁代替没有人说明（见待答复事项）',
    'seen on no stated day': '所见日期未说明',
    'a load balancer of Azure stands before machines that users meet': '面向用户的计算机前有 Azure 负载均衡器',
    'domain controllers run on the site and in the recovery site': '域控制器在站点与恢复站点中运行',
    'the site runs, and the replica follows it': '站点运行，副本跟随其后',
    'NAT gateway': 'NAT 网关',
    'Transfer is of all, or of what one day away changes where only that is sent':
      '传输量为全部，或仅发送更改时为离开一天的更改',
    'planned failover': '计划的故障转移',
    'test failover': '测试故障转移',
    nobody: '没有人',
    'a document': '文档',
    always: '总是',
    'connections seen': '所见连接',
    'inferred from connections': '由连接推断',
    ours: '我们的规定',
    'the connections': '连接',
    'no cycles': '无周期',
    'no rule needed': '不需要规则',
    'no rule yet': '尚无规则',
    open: '开放',
    'ready, closed': '已备好，关闭',
    closed: '关闭',
    'the storage accounts of the region where the machines run': '计算机所在区域的存储帐户',
    'the storage accounts of the region where the machines run: narrow the tag to it once it is known':
      '计算机所在区域的存储帐户：得知区域后请将标记收窄',
    'a service endpoint keeps it off a firewall': '服务终结点使其不经防火墙',

    // Map of dependencies
    '+ {0} of noise, never drawn.': '+ {0}条噪声连线，从不绘出。',
    '+ {0} to shared services ({1}), drawn when asked for': '+ {0}条到共享服务的连线（{1}），需要时绘出',
    '<0></0> asks; the thicker, the more dependencies': '<0></0> 访问；线越粗，依赖越多',
    '<0></0> non-production': '<0></0> 非生产',
    'By application': '按应用程序',
    'By connections over all days.': '按全部日期的连接。',
    'By wave': '按波次',
    'Confidence: {0}': '置信度：{0}',
    Connections: '连接',
    Dependencies: '依赖',
    Edges: '连线数',
    'Follow a machine': '跟踪一台计算机',
    'Group machines': '计算机分组',
    'Its loss takes': '失效会影响',
    'Lines to shared services': '到共享服务的连线',
    'Machines of the map': '依赖图中的计算机',
    'Map of dependencies {0}: {1}; the tables below name the strongest': '依赖图 {0}：{1}；下方各表列出最强的依赖',
    'No application': '无应用程序',
    'No source counts connections: by the days on which they were seen.': '没有来源统计连接次数：按见到的天数计。',
    'Nobody, as far as connections show.': '就连接所示，没有。',
    'Of how many': '总数',
    'Of their sizes': '占其大小',
    Role: '角色',
    Serves: '服务于',
    'Services that many applications ask': '许多应用程序访问的服务',
    'Single point': '单点',
    'Single points of failure': '单点故障',
    'The strongest dependencies': '最强的依赖',
    Together: '合计',
    'What it recognises': '识别什么',
    'What the signs mean': '符号说明',
    'Who asks': '谁访问',
    'Who is asked': '被谁访问',
    'Whole map': '完整依赖图',
    'The map moves where it is dragged, and zooms with the wheel and the control key, with two fingers, or with + and −.':
      '拖动可移动依赖图；按住 Ctrl 键滚动滚轮、用两指，或用 + 和 − 可缩放。',
    Zoom: '缩放',
    'Zoom in': '放大',
    'Zoom out': '缩小',
    api: 'API',
    'asks others': '访问其他计算机',
    backup: '备份',
    'batch work': '批处理',
    'by application': '按应用程序',
    'by wave and application': '按波次与应用程序',
    cache: '缓存',
    'data, operations, unknown': '数据，运维，未知',
    database: '数据库',
    'databases, files, clusters': '数据库、文件、群集',
    directory: '目录',
    'extend it into Azure first': '先扩展到 Azure',
    file: '文件',
    'file server': '文件服务器',
    firewall: '防火墙',
    gateway: '网关',
    'identity, names, firewall': '标识、名称、防火墙',
    internet: 'Internet',
    'is asked by others →': '被其他计算机访问 →',
    'jump host': '跳板机',
    jumpHost: '跳板机',
    'keeps data': '保存数据',
    'leave it': '保留原处',
    log: '日志',
    'log server': '日志服务器',
    middleware: '中间件',
    'middleware, stateless': '中间件，无状态',
    monitoring: '监视',
    'monitoring, backup, scanner': '监视、备份、扫描器',
    'no sign of a role': '没有角色迹象',
    'noise, never drawn': '噪声，从不绘出',
    'programs, caches, queues, logs': '程序、缓存、队列、日志',
    queue: '队列',
    'stateless, unknown': '无状态，未知',
    'the only one of its kind': '同类中唯一',
    'the only way out': '唯一出口',
    'vulnerability scanner': '漏洞扫描器',
    'way out': '出口',
    web: 'Web',
    'web, gateway, jump host': 'Web、网关、跳板机',
    '{0} = {1} drawn as {2} between {3} + {4} within boxes': '{0} = {1}；在 {3} 之间绘为 {2}，方框内另有 {4}',
    '{0} asks {1}: {2}': '{0} 访问 {1}：{2}',
    '{0}: {1}, {2} of their dependencies within': '{0}：{1}，其依赖中 {2} 在组内',
    'the only tie between others': '其他计算机之间的唯一联系',

    // Charts and studies
    '% of the disk': '占磁盘的 %',
    'A policy tried': '试过的一种策略',
    'Buckets with a sample, %': '有采样的时段，%',
    Cell: '单元',
    'Cost against overload': '成本与过载',
    'Cost by wave': '按波次统计的成本',
    'Cost of the curve (USD per month)': '曲线上的成本（USD / 月）',
    'Dashed: no change. Area: machines.': '虚线：无变化。面积：计算机数。',
    'Machines of so many cores at the source': '源端具有该核心数的计算机',
    Mark: '标记',
    'Memory at the source, GiB': '源端内存，GiB',
    'Memory of the size, GiB': '大小的内存，GiB',
    'No application stated': '未说明应用程序',
    'No other is cheaper and as little overloaded': '没有其他策略更便宜且过载同样少',
    'In-sample: later weeks may be worse': '样本内结果：之后的周可能更差',
    'Overloaded (% of buckets)': '过载（占时段的 %）',
    'Right-sized': '合理调整后',
    Sum: '合计',
    'The knee is found so: of the corners of the lower convex hull of cost and overload, the one furthest below the straight line from the cheapest to the dearest; of two as far, the cheaper.':
      '拐点的求法：在成本与过载的下凸包各角点中，取位于最便宜点与最贵点连线下方最远者；同样远时取较便宜者。',
    'The same machines as you go': '相同计算机即用即付',
    'USD per month': 'USD / 月',
    'What if': '假设分析',
    'What if the policy were another': '若采用其他策略',
    frontier: '前沿',
    knee: '拐点',
    'knee, frontier': '拐点，前沿',
    'the policy': '本策略',
    'source: Microsoft, SLA for Virtual Machines v1.9, single machine with premium SSD':
      '来源：Microsoft, SLA for Virtual Machines v1.9，配高级 SSD 的单台计算机',
    'Assumptions of the assessment': '评估的假设',
    'No assumption is stated.': '未说明任何假设。',
    'Machines move for good (the settings).': '计算机永久迁移（设置）。',
    'Premium SSD v2': '高级 SSD v2',
    'Ultra Disk': '超级磁盘',
    'IOPS and throughput of the disks were never measured while other things were: disks are chosen without, and no size is refused for it':
      '其他指标有测量而磁盘的 IOPS 与吞吐量从未测量：选择磁盘时不予考虑，也没有大小因此被拒绝',
    'sample IOPS and throughput of every disk': '采集每个磁盘的 IOPS 与吞吐量',
    'No other terms with known prices cost less than pay as you go.': '没有其他价格已知的计价条款比即用即付更便宜。',
    'Sizes of the past, held against what came': '以过去选型，与之后的实际对照',
    '{0} ({1}, UTC), the first two only sized on: {2} tested, {3} refused, {4} out of scope.':
      '{0}（{1}，UTC），前两周仅用于选型：{2}已测试，{3}被拒绝，{4}在范围之外。',
    'Overload and cost of each rule': '每条规则的过载与成本',
    Overloaded: '过载',
    'Overloaded buckets': '过载的时段',
    Buckets: '时段',
    'Machines overloaded': '过载的计算机',
    'Overload week by week': '逐周的过载',
    'Week from (UTC)': '周起始日 (UTC)',
    'Week from': '周起始日',
    'A bucket counts as overloaded where its maximum exceeds what the size offers, however shortly: ten minutes a bucket is an upper bound on the time.':
      '时段的最大值超过大小的能力即计为过载，无论多短：每个时段十分钟是时间的上限。',
    'A gap is no sample: it is in no count. A machine that had reached the limits of its source may have wanted more than it shows.':
      '中断不是采样：不计入任何计数。已达到源端上限的计算机，其需求可能高于所示。',
    'Facts of the inventory (cores, memory, disks, firmware) are as they stand today in every week. Credits of burstable sizes are judged on the past alone.':
      '清单中的事实（核心、内存、磁盘、固件）在各周均按今日状态。可突发大小的积分仅按过去判断。',
    'No machine-week has a size and a price under every rule, so the rules do not compare.':
      '没有计算机·周在每条规则下都有大小与价格，因此无法比较各规则。',
    'No rule was tested.': '没有测试任何规则。',
    'Without samples nothing says what would be overloaded.': '没有采样，无从得知什么会过载。',
    'nothing says why': '原因未知',
    'The policy itself has no place on it.': '本策略在其中没有位置。',
    'NICs, out': '网卡，出站',
    'all disks': '所有磁盘',

    // Plans: what replication and recovery share
    'And {0}, in {1}.': '另有{0}，见 {1}。',
    Assumption: '假设',
    Days: '天',
    Hours: '小时',
    Kind: '类型',
    Measured: '已测量',
    Move: '迁移',
    Name: '名称',
    Names: '名称',
    'Nothing.': '无。',
    Objective: '目标',
    Port: '端口',
    Recover: '恢复',
    Settings: '设置',
    'Share (%)': '占比 (%)',
    Source: '来源',
    State: '状态',
    'Taken for granted': '假定事项',
    'The whole plan, with every row and everything it rests on, stands in {0}.':
      '完整的计划（每一行及其全部依据）见 {0}。',
    To: '到',
    'To (UTC)': '到 (UTC)',
    'To mind': '须注意',
    Value: '值',
    'What needs you': '需要您处理的事项',
    When: '时间',
    Why: '原因',
    after: '之后',
    'and {0} more': '另有 {0} 项',
    australiaeast: 'australiaeast',
    before: '之前',
    broken: '未遵守',
    'days, UTC': '日期，UTC',
    'hours, UTC': '小时，UTC',
    'A line that ends in … is folded and not on this paper: open it on the screen before printing, or see the workbook.':
      '以 … 结尾的行是折叠的内容，未印在纸上：请在打印前于屏幕上展开，或查看工作簿。',
    enough: '足够',
    fits: '符合',
    met: '满足',
    no: '否',
    'not met': '不满足',
    'not stated': '未说明',
    nothing: '无',
    over: '超出',
    'recovery.html, recovery.xlsx and recovery.json': 'recovery.html、recovery.xlsx 与 recovery.json',
    'replication.html, replication.xlsx and replication.json': 'replication.html、replication.xlsx 与 replication.json',
    short: '不足',
    'the settings': '设置',
    time: '时间',
    yes: '是',
    '{0} of {1}': '{0} / {1}',
    '{0}: none.': '{0}：无。',
    Recovery: '恢复',
    Service: '服务',
    Site: '站点',
    Server: '服务器',
    Edition: '版本',
    Standard: '标准',
    Least: '最小',
    Most: '最大',
    Median: '中位数',
    Longest: '最长',
    Shortest: '最短',

    // Problems and risks, more
    'RVTools, tab vInfo, column EFI Secure boot (vCenter read-only role); or PowerCLI: Get-VM | Select Name, @{n="SecureBoot";e={$_.ExtensionData.Config.BootOptions.EfiSecureBootEnabled}}':
      'RVTools，vInfo 选项卡，EFI Secure boot 列（vCenter 只读角色）；或 PowerCLI：Get-VM | Select Name, @{n="SecureBoot";e={$_.ExtensionData.Config.BootOptions.EfiSecureBootEnabled}}',
    'SHA-256 of everything that these figures depend on. Engine {0} makes the same bytes of the same inputs on any machine; another hash is another input.':
      '这些数值所依据的全部内容的 SHA-256。引擎 {0} 在任何计算机上由相同输入得出相同字节；哈希不同即输入不同。',
    'give it with --settings of portolan replication plan and portolan recovery plan, or leave it where it is':
      '用 portolan replication plan 与 portolan recovery plan 的 --settings 给出，或保持原样',
    'give it with --settings of portolan waves, or --wave-settings of the plans of replication and recovery, or leave it where it is':
      '用 portolan waves 的 --settings 或复制与恢复计划的 --wave-settings 给出，或保持原样',
    'the keys of a file of settings (replicationPlan); it holds where an option names it':
      '设置文件的键 (replicationPlan)；仅在选项指名它时生效',
    'the keys of a file of settings (waves, calendar); it holds where an option names it':
      '设置文件的键 (waves, calendar)；仅在选项指名它时生效',
    'this is a file of settings, which holds only where an option names it': '这是设置文件，仅在选项指名它时生效',
    '{0} {1} of {2}.': '{0}、{1}，共 {2}。',
    'RVTools, tab vDisk, columns Raw, Disk Mode, Sharing mode and Shared Bus (vCenter read-only role); or PowerCLI: Get-VM | Get-HardDisk | Select Parent, Name, DiskType, Persistence, @{n="Sharing";e={$_.ExtensionData.Backing.Sharing}}':
      'RVTools，vDisk 选项卡，Raw、Disk Mode、Sharing mode 与 Shared Bus 列（vCenter 只读角色）；或 PowerCLI：Get-VM | Get-HardDisk | Select Parent, Name, DiskType, Persistence, @{n="Sharing";e={$_.ExtensionData.Backing.Sharing}}',
    'RVTools, tab vInfo, column Firmware (vCenter read-only role); or PowerCLI: Get-VM | Select Name, @{n="Firmware";e={$_.ExtensionData.Config.Firmware}}; it decides the generation of the VM':
      'RVTools，vInfo 选项卡，Firmware 列（vCenter 只读角色）；或 PowerCLI：Get-VM | Select Name, @{n="Firmware";e={$_.ExtensionData.Config.Firmware}}；它决定 VM 的代系',
    'RVTools, tab vInfo, column NICs (vCenter read-only role); or PowerCLI: Get-VM | Get-NetworkAdapter':
      'RVTools，vInfo 选项卡，NICs 列（vCenter 只读角色）；或 PowerCLI：Get-VM | Get-NetworkAdapter',
    'whether a disk is a raw device, independent or shared': '磁盘是否为裸设备、独立磁盘或共享磁盘',
    'the number of NICs': '网卡数',
    'collect a month of samples, or size as configured': '采集一个月的采样，或按现有配置选型',
    'outgoing network was never measured while other things were: no size is refused for its network':
      '其他指标有测量而出站网络从未测量：没有大小因网络而被拒绝',
    'sample what the NICs send': '采集网卡的发送量',
    'the columns of the wide sample format': '宽格式采样的列',
    'the input does not state the power state': '输入没有说明电源状态',
    'In the folder, and not in this report': '位于文件夹中而未列入本报告',
    'it is left out': '已忽略',
    'In this report, and not proven to be of this assessment': '列入本报告，但未证明属于本评估',
    'does not state the hash of the assessment that it was made from, as earlier versions wrote it: it is shown, since nothing in it speaks against this one':
      '未注明其所依据评估的哈希（由较早版本写出）：仍予显示，因为其中没有与本评估相悖之处',

    // What waves, replication and recovery say of each other
    'the default': '默认值',
    'What the points of each machine need, the first full copy among them; unknown where nothing was measured':
      '每台计算机的恢复点所需空间，包括首个完整副本；未测量处为未知',
    'both have the same inputs, in another order or number': '两者的输入相同，但顺序或数量不同',
    'Memory at the source and in Azure': '源端与 Azure 中的内存',
    'In Azure': 'Azure 中',
    'portolan explain MACHINE DIR --html draws every value, disk and NIC; DIR is the folder of this report.':
      'portolan explain MACHINE DIR --html 绘制每个数值、磁盘与网卡；DIR 为本报告所在文件夹。',
    'The reasons of each machine are packed in this file and need scripts to be shown; <0/> tells the same in a terminal; DIR is the folder of this report.':
      '各计算机的理由已打包在本文件中，需要启用脚本才能显示；<0/> 可在终端中显示相同内容；DIR 为本报告所在文件夹。',
    'What was not exercised is a hope: that these machines come back in order and in time was never shown.':
      '未演练的只是希望：从未证明这些计算机能按顺序、按时恢复。',
    'What was not exercised is a hope': '未演练的只是希望',
    'Crash-consistent recovery points older than the objective': '崩溃一致恢复点早于目标',
    'Replication lags behind its objective': '复制落后于其目标',
    'an estimate: the plan of replication replaces it': '估算：由复制计划取代',
    'First copies: the plan of replication holds': '首次复制：以复制计划为准',
    'This calendar estimates first copies by itself: bytes to copy, a share of them over the link, one rate. The <0>plan of replication</0> in this report replaces that estimate: it has settings of its own for purpose, link, clock and compression, goes disk by disk, and its dates of first copies are those to keep. It dates neither tests nor cutovers: those stand as they are here. {0}':
      '本日历自行估算首次复制：要复制的字节数、其中经链路的比例、单一速率。本报告中的<0>复制计划</0>取代该估算：它对用途、链路、时钟与压缩有自己的设置，逐磁盘计算，首次复制的日期以其为准。它不安排测试与切换的日期：这些以此处为准。{0}',
    'Its purpose: {0}': '其用途：{0}',
    'machines without a host': '没有主机的计算机',
    'assumed: the inventory names no host of them, so that they share none':
      '假设：清单未注明其主机，因此它们不共用主机',
    rooms: '机房',
    'assumed: the inventory names the room of no machine of the service, so that all share one':
      '假设：清单未注明该服务任何计算机的机房，因此全部共用一间',
    'Not counted': '未计入',
    'for new domain controllers alone: no other subnet mirrors the network of those on the site':
      '仅供新的域控制器使用：没有其他子网与站点上域控制器的网络对应',
    'Figures of the failover that the availability with the plan rests on, and what is taken for granted, with the value that is assumed; those of single elements stand in the table of elements.':
      '采用计划后可用性所依据的故障转移数值，以及视为当然的内容及其假设值；单个组成项的数值见组成项表。',
    'Transfer is of all, or of what one day away changes where only that is sent; all figures are of the disks that are replicated, without the machines of "Without"':
      '传输的是全部，或（仅发送更改时）离开一天的更改；所有数值均为被复制的磁盘，不含“不含”列中的计算机',
    'What the plans in this report rest on besides': '本报告各计划的其他依据',
    'the default: the hosts replicate': '默认值：由主机复制',
    'the default: the one that is supported': '默认值：受支持的一种',
    'the default: a physical machine has no snapshots': '默认值：物理机没有快照',
    'unknown: nobody says, and none is taken': '未知：没有人说明，按没有处理',
    'nobody measured it': '没有人测量',
    'a plan of recovery always protects, though a migration is planned beside it':
      '恢复计划总是用于保护，虽然同时计划了迁移',
    'a plan of recovery always protects': '恢复计划总是用于保护',
    'Recovery points are held against the objective of recovery': '恢复点与恢复目标对照',
    'Recovery points are not held against it: state theirs as recoveryPlan.rpoMinutes':
      '恢复点不与其对照：请以 recoveryPlan.rpoMinutes 说明恢复点的目标',
    'No site file was given: policy, links, directory and failback are as far as statements tell.':
      '未提供站点文件：策略、链路、目录与故障回复仅以声明为准。',
    'Machines of a group start all beside each other.': '同组计算机全部同时启动。',
    'No steps beside the planned ones are stated.': '除计划步骤外未说明其他步骤。',
    'No figures of failure and repair are stated: all of them are ours.':
      '未说明故障与修复的数值：全部采用我们的数值。',
    'SHA-256 of everything that the figures of the assessment depend on. Engine {0} makes the same bytes of the same inputs on any machine; another hash is another input.':
      '评估数值所依据的全部内容的 SHA-256。引擎 {0} 在任何计算机上由相同输入得出相同字节；哈希不同即输入不同。',
    'The lock is of the assessment. Plans in this report state the assessment that they were made from; files of settings that they were read with are in no hash here, and their settings stand above in words.':
      '此锁定属于评估。本报告中的计划注明其所依据的评估；读取计划时的设置文件不在此处的任何哈希之中，其设置已在上文以文字说明。',
    'none needed': '不需要',
    'none is known': '未知有任何办法',
    'none are stated': '未说明',
    'no objective is stated': '未说明目标',
    'the blackouts': '停传时段',
    'the link is still too slow': '链路仍然太慢',
    'unknown, at least 1': '未知，至少 1',
    'neither of the two is enough alone': '二者单独都不足以造成',
    'each of the two is enough': '二者各自都足以造成',
    'more is written than the link carries': '写入量超过链路传输量',
    'Without any throttle the link as it is meets the objective in every minute':
      '没有任何限速时，现有链路在每分钟都能满足目标',
    'more is written than any link of this plan carries': '写入量超过本计划任何链路的承载能力',
    'our upper bound': '我们的上限',
    'the first full copy is missing': '缺少首个完整副本',
    'no full copy, since its disks are not known': '没有完整副本，因为其磁盘未知',
    'From the first copy of each machine on, which protects it behind that.':
      '从每台计算机的首次复制起，此后即受保护。',
    'Replicated by: nothing, since no machine runs on VMware, on Hyper-V or by itself':
      '复制方式：无，因为没有计算机运行于 VMware、Hyper-V 或物理机',
    'No first copy is dated, since nobody states a link: one whole month of all machines is counted, and none of the months of first copies before it.':
      '首次复制没有日期，因为没有人说明链路：按全部计算机的一个整月计算，不计此前首次复制的月份。',
    'widen the link or its throttles, so that changes wait for a shorter time':
      '加宽链路或放宽限速，使更改等待的时间缩短',
    'by the address that was seen, which Azure may change: a private endpoint or a service tag has to replace it (see what is to be answered)':
      '按所见地址，而 Azure 可能更改该地址：须以专用终结点或服务标记取代（见待答问题）',
    'The appliance and the recovery agent of Hyper-V each throttle their own stream; the plan takes every limit for both streams together, which is the safer reading.':
      '设备与 Hyper-V 恢复代理各自限制自己的数据流；计划将每个限制视为两者合计，这是更稳妥的理解。',

    // Remedies of logs, throttles and ways out
    'the method that the assessment chose for each machine': '评估为每台计算机选择的方式',
    'an assumption: the zone of the settings is none': '假设：设置中的时区不是有效时区',
    'What this plan takes for granted, and the settings that it was made with.': '本计划假定的事项，以及制定时的设置。',
    'In words': '文字说明',
    'a private endpoint in the recovery region, or the service tag that holds the service, where there is one':
      '恢复区域中的专用终结点，或包含该服务的服务标记（如有）',
    'nobody states the bandwidth': '没有人说明带宽',
    'the site file': '站点文件',
    'an assumption: the settings name no zone': '假设：设置未指明时区',
    'the default: neither the settings nor the site file say': '默认值：设置与站点文件均未说明',
    monday: '星期一',
    tuesday: '星期二',
    wednesday: '星期三',
    thursday: '星期四',
    friday: '星期五',
    saturday: '星期六',
    sunday: '星期日',

    // Of an estate without samples, connections and a site file: what it cannot say, and why
    'Boxes show tiers by share; the list beside names the machines.': '方框按占比显示各层级；旁边的列表列出计算机。',
    'Fail one domain controller over into it first: the latest app-consistent point, a global catalogue that holds the operations masters, the only one there; its address is the DNS server of the network.':
      '首先将一台域控制器故障转移到其中：采用最新的应用一致性恢复点，为持有操作主机的全局编录，且是那里唯一的一台；其地址即为该网络的 DNS 服务器。',
    'Machines of the recovery network ask it for names.': '恢复网络中的计算机向其查询名称。',
    'No dependency between machines of the inventory was seen.': '未见清单内计算机之间的依赖。',
    'RVTools, tab vDisk, columns Disk and Capacity MiB (vCenter read-only role); or PowerCLI: Get-VM | Get-HardDisk | Select Parent, Name, CapacityGB':
      'RVTools，选项卡 vDisk，列 Disk 与 Capacity MiB（vCenter 只读角色）；或 PowerCLI：Get-VM | Get-HardDisk | Select Parent, Name, CapacityGB',
    'The table of machines says the wave of each; why it is there stands in <0/>, which <1/> writes.':
      '计算机表列出每台的波次；其理由见 <0/>，由 <1/> 写出。',
    'This part is packed in this file and needs scripts to be shown; the same stands in {0}.':
      '此部分已打包在本文件中，需要启用脚本才能显示；相同内容见 {0}。',
    'correct the one that is wrong, in vCenter the guest OS of the machine: readiness and licences rest on it':
      '更正有误的一项（在 vCenter 中为该计算机的客户机操作系统）：就绪状态与许可证以此为据',
    'dcdiag /test:Advertising': 'dcdiag /test:Advertising',
    'dcdiag /test:Connectivity': 'dcdiag /test:Connectivity',
    'dcdiag /test:MachineAccount': 'dcdiag /test:MachineAccount',
    'net share': 'net share',
    'Shared: SYSVOL and NETLOGON. In a test: in an isolated network, with this controller as its DNS server, and only one.':
      '已共享：SYSVOL 与 NETLOGON。测试时：在隔离网络中，以此域控制器为其 DNS 服务器，且仅此一台。',
    'dependencies: no connections were read, so no plan can keep together what works together':
      '依赖：未读入任何连接，因此没有计划能让协同工作的计算机保持在一起',
    'export the tab vDisk: estimated disks are upper bounds and cost more':
      '请导出选项卡 vDisk：估算的磁盘是上限，成本更高',
    'forwarded DNS': '转发的 DNS',
    'graph.json and the tables below': 'graph.json 与下方的表',
    'keep a writable domain controller with DNS running in the recovery site, in place of starting one':
      '在恢复站点中保持一台带 DNS 的可写域控制器运行，而不是启动一台',
    'move the application to a listed system, or do without Defender': '将应用程序移到所列的系统，或不使用 Defender',
    'no application is stated or found': '未说明也未发现任何应用程序',
    'no connections were read': '未读入任何连接',
    'nothing, since no dependency between machines of the plan was seen': '无，因为未见计划内计算机之间的依赖',
    'only one environment is known; of some machines it is assumed': '只知道一个环境；部分计算机的环境为假定',
    'protect the desktop with Defender for Endpoint under its own licence, or with another product':
      '以自有许可证的 Defender for Endpoint 或其他产品保护该桌面',
    'resolvers in Azure answer on that side: they forward what they do not know to those on the site, and those on the site forward names of Azure to them':
      'Azure 中的解析器在那一侧应答：将未知名称转发给站点上的解析器，站点上的解析器则将 Azure 的名称转发给它们',
    'size of a disk': '磁盘大小',
    'Bandwidth of replication: unknown: nobody says.': '复制带宽：未知：没有人说明。',
    'unknown: no dates': '未知：没有日期',
    'a vCenter that no source names': '没有数据源指名的 vCenter',
    'the default of the Deployment Planner': 'Deployment Planner 的默认值',
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
    '{0@} to {1@} (each line of a bill names its source and date), list prices':
      '{0} 至 {1}（账单的每一行都注明来源与日期），标价',
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
    'Wave {0#}': '波次 {0}',
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
    '(Premium SSD|Standard SSD|Standard HDD|Premium SSD v2|Ultra Disk) {0} for "{1}"': '{0}，用于“{1}”',
    '{0#} {1} a month': '每月 {0} {1}',
    '{0#} {1} per month': '每月 {0} {1}',
    '{0#} USD/h x {1#} h': '{0} USD/小时 × {1} 小时',
    '{0#} USD/h x {1#} h, the Windows price less the base price':
      '{0} USD/小时 × {1} 小时，即 Windows 价格减去基础价格',
    '{0}, pay as you go': '{0}，即用即付',
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
    'Azure endorses the distribution of {0}, but not every version of it: which one this is, no source states':
      'Azure 认可 {0} 所属的发行版，但并非其每个版本：没有来源说明此处是哪个版本',
    'Azure endorses the distribution of {0}, but not every version of it: not {1}, which this is':
      'Azure 认可 {0} 所属的发行版，但并非其每个版本：不认可此处的版本 {1}',
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
    'an independent disk takes no part in snapshots, so without an agent it is not replicated: {0}':
      '独立磁盘 {0} 不参与快照，因此无代理方式不会复制它们',
    'without an agent no raw device is replicated: {0}': '无代理方式不会复制裸设备 {0}',
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
    'the migration tool supports no shared disk in any way: {0}': '迁移工具以任何方式都不支持共享磁盘 {0}',
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
    'a raw device is replicated, but cannot fail back to another location than the one it came from: {0}':
      '裸设备 {0} 会被复制，但只能故障回复到原始位置',
    '"{0}" holds the reserved word {1}, with which Azure makes no resource':
      '“{0}”含有保留字 {1}，Azure 不允许以此创建资源',
    'Site Recovery replicates no shared disk: {0}': 'Site Recovery 不复制共享磁盘 {0}',

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
    'Disks: {0~} for production, {1~} for non-production, {2}': '磁盘：生产环境用 {0}，非生产环境用 {1}，{2}',
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
    '({0#} {1} less)': '（少 {0} {1}）',
    '({0#} {1} more)': '（多 {0} {1}）',
    ', {0#} GiB away': '，相差 {0} GiB',
    ', {0#} cores and {1#} GiB away': '，相差 {0} 核与 {1} GiB',
    ', {0#} cores away': '，相差 {0} 核',
    'Calendar of waves: {0#} assumption(s), {1#} setting(s)': '波次日历：{0} 项假设，{1} 项设置',
    'Recovery: {0#} assumption(s), {1#} setting(s)': '恢复：{0} 项假设，{1} 项设置',
    'Objective: no byte older than {0#} minutes (the settings)': '目标：没有字节早于 {0} 分钟（设置）',
    'Bandwidth of replication where nothing is throttled: {0#} Mb/s (the settings)':
      '未限速时的复制带宽：{0} Mb/s（设置）',
    'Churn is planned {0#} % larger than measured (the default)': '变动量按比测量值大 {0} % 规划（默认值）',
    'Premium SSD LRS {0} for "{1}"': '高级 SSD LRS {0}，用于“{1}”',
    'Premium SSD ZRS {0} for "{1}"': '高级 SSD ZRS {0}，用于“{1}”',
    'Standard SSD LRS {0} for "{1}"': '标准 SSD LRS {0}，用于“{1}”',
    'Standard SSD ZRS {0} for "{1}"': '标准 SSD ZRS {0}，用于“{1}”',
    'Standard HDD LRS {0} for "{1}"': '标准 HDD LRS {0}，用于“{1}”',
    'Premium SSD v2 LRS for "{1}"': '高级 SSD v2 LRS，用于“{1}”',
    'Ultra Disk LRS for "{1}"': '超级磁盘 LRS，用于“{1}”',
    '{0} is burstable: over {1#} means of {2#} minutes, times {3#}, its credits start at {4#} earn {5#} an hour and never fall below {6#} ({7@}), also when these days repeat; {8~}':
      '{0} 可突发：按 {1} 个 {2} 分钟平均值乘以 {3} 计算，其积分自 {4} 起，每小时获得 {5}，且不低于 {6} ({7})，这些日子重复时亦然；{8}',
    '{0} is burstable: over {1#} means of {2#} minutes, times {3#}, its credits start at {4#}, earn {5#} an hour and never fall below {6#} ({7@}), also when these days repeat; {8~}':
      '{0} 可突发：按 {1} 个 {2} 分钟平均值乘以 {3} 计算，其积分自 {4} 起，每小时获得 {5}，且不低于 {6} ({7})，这些日子重复时亦然；{8}',
    "Readiness follows Azure Migrate's checks as of {0#}; whether a machine is too large for Azure is told by the sizes in the catalogue. Machines are moved from snapshots of the platform, without an agent. A 32-bit Windows Server {1#} is ready with conditions":
      '就绪状态遵循 Azure Migrate {0} 年的检查；计算机是否过大由产品目录中的大小判断。计算机从平台的快照迁移，不使用代理。32 位 Windows Server {1} 为有条件就绪',
    'Samples are rolled into {0#}-minute peaks, averages longer than a minute into maxima that are not called peaks; of those of the last {1#} days the percentile P{2#} counts (P{3#} where a tag says database or directory), by nearest rank; reads and writes of a disk are added sample by sample':
      '采样汇总为 {0} 分钟峰值，超过一分钟的平均值汇总为不称为峰值的最大值；取最近 {1} 天中的第 {2} 百分位（标记为数据库或目录时取第 {3} 百分位），按最近秩法；磁盘的读与写逐个采样相加',
    'the sheets vInfo, vDisk and vTools with the columns of RVTools {0}':
      '工作表 vInfo、vDisk 与 vTools，具有 RVTools {0} 的列',
    'CPUs is "{0}", which is not a number': 'CPUs 为“{0}”，不是数字',
    'the page prints {0#} credits an hour and its baseline gives {1#}, of which the smaller counts':
      '文档给出每小时 {0} 积分，按其基线为 {1}，取较小者',
    '{0#} of {1#} steps without a sample count as the busiest seen, {2#} cores':
      '{1} 个时段中有 {0} 个没有采样，按所见最忙的 {2} 核计',

    // First page and charts
    '“{0~}” is the way of {1#} of {2#} machines': '{2} 台计算机中 {1} 台采用“{0}”',
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
    'That takes more than {0#} % of the points that sizing needs; here it is {1#} to {2#} %':
      '为此须有规格确定所需采样点的 {0} % 以上；此处为 {1} 至 {2} %',
    'That takes more than {0#} % of the points that sizing needs; here it is {1#} %':
      '为此须有规格确定所需采样点的 {0} % 以上；此处为 {1} %',
    'Of {0#} machine(s) the one gap is the time before sampling began; the others have gaps within it too':
      '其中 {0} 台计算机唯一的空缺是采样开始之前的时间；其余的在采样期间也有空缺',
    'Sizes cover the P{2#} of what each machine used in {0#} days (P{3#} of databases and directories), times {1#} on CPU and memory':
      '大小覆盖每台计算机 {0} 天用量的 P{2}（数据库与目录为 P{3}），CPU 与内存乘以 {1}',
    'Disks are {0~} for production, {1~} for the rest': '生产环境使用{0}，其余使用{1}',
    'Prices are pay as you go, {0#} hours a month': '价格为即用即付，每月 {0} 小时',
    'Storage costs {0#} {1} a month more so: as configured a disk is chosen by its size alone, for what is used by what it was measured to read and write too':
      '存储因此每月多花 {0} {1}：按现有配置时磁盘只按大小选择，按用量时还按测得的读写量选择',
    'Of {0#} machine(s) not all is known that could forbid (its|their) way':
      '其中 {0} 台计算机，可能排除该方式的条件尚未全部查明',
    'Sizes for what is used cost {0#} % ({1#} {2} a month) less than sizes for what is configured':
      '按用量选型比按现有配置选型节省 {0} %（每月 {1} {2}）',
    'The {0#} dearest machines cost {1#} % of {2#} {3} a month': '最贵的 {0} 台计算机占每月 {2} {3} 的 {1} %',
    'samples hold {0#} % of the points that sizing needs': '采样占选型所需数据点的 {0} %',
    'under “{0~}”, which changes the known price of {1#} machines and takes licences that are owned':
      '采用“{0}”，改变 {1} 台计算机的已知价格，并需要已拥有的许可证',
    'under “{0~}”, which changes the known price of {1#} machines': '采用“{0}”，改变 {1} 台计算机的已知价格',
    '{0#} {1} a month of known cost': '已知成本每月 {0} {1}',
    '{0#} {1} a month over {2#} machine(s)': '{2} 台计算机合计每月 {0} {1}',
    '“{0~}” costs {1#} % of it': '“{0}”占其中的 {1} %',
    '{0#} cores at the source become {1#} vCPU in Azure': '源端 {0} 核在 Azure 中为 {1} vCPU',
    '{0#} disks, {1#} {2} a month': '{0} 个磁盘，每月 {1} {2}',
    '{0#} error(s), {1#} warning(s), {2#} note(s)': '{0} 个错误，{1} 个警告，{2} 个提示',
    '{0#} machine(s) that cannot move as (it is|they are)': '{0} 台计算机按现状无法迁移',
    '{0#} machine(s) with something to do or to find out before the move': '{0} 台计算机在迁移前有待办或待查明的事项',
    '{0#} machine(s) whose cost is not known in full': '{0} 台计算机的成本不完全已知',
    '{0#} machine(s) with a month-end that no sample shows': '{0} 台计算机有月末没有采样',
    '{0#} machine(s) with too few samples for a fair confidence': '{0} 台计算机的采样不足以得到尚可的置信度',
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
    '(It is|They are) ready with conditions only. What is not done or not known by the day of the move holds it up, or fails in Azure. Most often, {0#} machine(s), for instance: {1~}':
      '仅有条件地就绪。迁移当日尚未完成或尚未查明的事项会造成延误，或在 Azure 中失败。最常见的，{0} 台计算机，例如：{1}',
    'A disaster before they have moved loses them. Most often, {0#} machine(s), for instance: {1~}':
      '迁移之前若发生灾难，它们将会丢失。最常见的（{0} 台计算机）例如：{1}',
    'Never measured: {0~}. There the size rests on what is configured, or no limit is held against it':
      '从未测量：{0}。其大小依据现有配置，或没有对照任何限制',
    '{0#} file(s)': '{0} 个文件',
    '{0#} machine(s) with a limit that nobody could check': '{0} 台计算机有无法检查的限制',
    '{0#} machine(s) that Site Recovery cannot protect': '{0} 台计算机无法由 Site Recovery 保护',
    '{0#} machine(s) with samples that lack a quantity': '{0} 台计算机的采样缺少某项指标',
    '{0#} of {1#} machines were seen at every month-end ({2})': '{1} 台计算机中 {0} 台的每个月末均已采样 ({2})',
    '{0#} of {1#} machines with samples have no average longer than a minute among them; one value for {2#} to {3#} s':
      '{1} 台有采样的计算机中 {0} 台没有超过一分钟的平均值；每 {2} 至 {3} 秒一个值',

    // Waves
    'A wave bears at most {0#} machine(s) (the example of Azure Migrate, as nobody stated a number)':
      '一个波次最多 {0} 台计算机（按 Azure Migrate 的示例，因为没有人说明数目）',
    'Cutover by the clock of the users: {0~}': '按用户时钟的切换：{0}',
    'Cutovers by the clock of the users: {0~}': '按用户时钟的切换：{0}',
    '{0#} thing(s) cannot be kept': '{0} 项无法遵守',
    'Cutovers are on {0}; any further wave {1#} days later': '切换日期为 {0}；其后的波次间隔 {1} 天',
    'Done {0#} h before the window, so that no cache holds the old answer':
      '在窗口前 {0} 小时完成，使任何缓存都不保留旧应答',
    'Each of {0#} machines with why it is in its wave': '{0} 台计算机各自所在波次的理由',
    'Effort is {0#} hours for a machine and {1#} for each finding that asks for work':
      '工作量：每台计算机 {0} 小时，每个需要处理的发现项 {1} 小时',
    'Extended beforehand: {0}': '事先扩展：{0}',
    'In no wave: {0#}': '不在任何波次：{0}',
    'It begins as late as its window lets it, with {0#} days of reserve': '在窗口允许的范围内尽量晚开始，留 {0} 天余量',
    '{0#} (entry|entries) of parties in no inventory': '{0} 条涉及不在清单内的对象',
    'No first day of work is stated: it is taken to begin on {0@}, {1#} days of preparation after {2@}, the day of the last sample':
      '未说明开工日期：假定为 {0}，即最后采样日 {2} 之后准备 {1} 天',
    'No first day of work is stated: it is taken to begin on {0@}, {1#} days of preparation after {2@}, the day of the plan':
      '未说明开工日期：假定为 {0}，即计划日 {2} 之后准备 {1} 天',
    'No rate of the link by night is stated: {0#} Mb/s as by day is taken':
      '未说明夜间链路速率：采用与白天相同的 {0} Mb/s',
    'No zone of the users is set: {0} is taken, which {1#} of {2#} planned machines state; a wave whose machines mostly state another goes by that one':
      '未设置用户时区：采用 {0}，{2} 台已规划的计算机中有 {1} 台注明该时区；多数计算机注明其他时区的波次采用后者',
    'Profile {0}. Waves hold whole applications: who keeps state moves with its clients of the same application, and what others ask moves first':
      '配置 {0}。波次包含完整的应用程序：保存状态者与同一应用程序中访问它的计算机一起移动，被访问者先移动',
    'Profile {0}. Waves follow the tiers: what keeps nothing first, then middleware and business APIs, data last; unity of applications, direction of calls and sizes of waves cost nothing, and every call that crosses the link is priced':
      '配置 {0}。波次按层级：先无状态，再中间件与业务 API，最后数据层；应用程序的完整性、调用方向与波次大小不计代价，每次跨链路的调用都计价',
    'Settings; confidence {0~}': '设置；置信度{0}',
    'The first {0#} waves are early, the last one never': '前 {0} 个波次为早期波次，最后一个绝不算早期',
    'The link between the sites is one of unknown round trip and {0#} Mb/s':
      '站点之间的链路往返时间未知，速率为 {0} Mb/s',
    'There are {0#} waves, one for each stated cutover': '共 {0} 个波次，每个声明的切换一个',
    'Use in the window is {0#} % of the mean of the week, by {1#} of {2#} machines of the wave and those they serve':
      '窗口内的用量为一周平均值的 {0} %，依据该波次及其服务对象的 {2} 台计算机中的 {1} 台',
    'Wave {0#} and every wave behind it have no date: its window of {1#} minutes, downtime and margin, is allowed nowhere from {2} to {3} ({4}) for more than a year':
      '波次 {0} 及其后所有波次没有日期：其 {1} 分钟的窗口（停机时间加余量）在一年多内于 {2} 至 {3} ({4}) 之间均不被允许',
    'Wave {0#} is cut over by the clock of {1}, which {2#} of its machines and those they serve state, but {3#} state {4}, where it is {5} to {6}, outside {7} to {8~}':
      '波次 {0} 按 {1} 的时钟切换，该波次及其服务对象中有 {2} 台计算机注明该时区，但另有 {3} 台注明 {4}，当地时间为 {5} 至 {6}，不在 {7} 至 {8} 之内',
    'Wave {0#}: cutover, {1@} ({2})': '波次 {0}：切换，{1} ({2})',
    'Wave {0#}: {1~}': '波次 {0}：{1}',
    'lower TTL to {0#} s': '将 TTL 降至 {0} 秒',
    'raise TTL to {0#} s': '将 TTL 恢复为 {0} 秒',
    'Waves are {0#} days apart; no date is stated, so days count from the first cutover and freezes cannot be kept':
      '波次间隔 {0} 天；未说明日期，因此从首次切换起计天数，且无法遵守冻结期',
    'What a plan costs, in points: a day of a dependency across the link {0#}; each begun thousand of its connections a day {1#}; a day of a stateful one in addition {2#}; a day that a server follows later than its client {3#}; two machines that ask each other parted {4#}; a day between first and last machine of an application {5#}; a day that non-production is late for production {6#}; a wave of both environments {7#}; a machine of high criticality in the last early wave {8#}; a tenth of complexity in the last early wave {9#}; a machine by which a wave differs from the mean beyond a fifth {10#}; a day that a machine waits {11#}':
      '计划的代价（分）：依赖跨链路一天 {0}；其每天连接每满一千 {1}；有状态依赖每天另加 {2}；服务端晚于访问者一天 {3}；互相访问的两台计算机被分开 {4}；应用程序首台与末台之间一天 {5}；非生产晚于生产一天 {6}；一个波次含两种环境 {7}；高重要性的计算机位于最后一个早期波次 {8}；十分之一的复杂度位于最后一个早期波次 {9}；波次偏离平均值超过五分之一的每台计算机 {10}；计算机等待一天 {11}',
    "aim; Azure Migrate's condition {0#}": '目标；Azure Migrate 的条件 {0}',
    'all {0#} machines of {1} (development and test) move in this wave':
      '{1}（开发与测试）的全部 {0} 台计算机在此波次移动',
    'all {0#} machines of {1} (production) move in this wave': '{1}（生产）的全部 {0} 台计算机在此波次移动',
    'applications: {0#} of {1#} machines belong to one, stated or found ({2#} %)':
      '应用程序：{1} 台计算机中 {0} 台属于某个应用程序（声明或发现）({2} %)',
    'asked by {0#} machines of {1#} applications; it carries the traffic of what stays, and Azure has ways out of its own':
      '被 {1} 个应用程序的 {0} 台计算机访问；它承载留在原处者的流量，而 Azure 有自己的出口',
    'asked by {0#} machines of {1#} applications; logons and names must answer on both sides as long as anything runs there, so a second one is set up in Azure before the first wave, and this one stays until the last':
      '被 {1} 个应用程序的 {0} 台计算机访问；只要任一侧仍有系统运行，登录与名称解析就须在两侧应答，因此在首个波次之前于 Azure 中再建一台，而此台保留到最后',
    'broken: {0~}': '未遵守：{0}',
    '{0~} ({1#}): {2~}': '{0} ({1})：{2}',
    '{0~} moves in wave {1#}, and {2~}, which it asks, in wave {3#}':
      '{0} 在波次 {1} 移动，而它访问的 {2} 在波次 {3} 移动',
    '{0~} and {1#} more': '{0}，另有 {1} 项',
    '{0~} is parted: {1#} in wave {2#}, {3#} in wave {4#}': '{0} 被拆分：波次 {2} 中 {1} 台，波次 {4} 中 {3} 台',
    '{0~} is parted: {1#} in wave {2#}, {3#} in wave {4#}, {5#} in wave {6#}':
      '{0} 被拆分：波次 {2} 中 {1} 台，波次 {4} 中 {3} 台，波次 {6} 中 {5} 台',
    '{0~} moves in wave {1#}, and the first of production in wave {2#}':
      '{0} 在波次 {1} 移动，而首批生产计算机在波次 {2} 移动',
    '{0~} is of high criticality and moves in wave {1#} of {2#}': '{0} 重要性高，却在 {2} 个波次中的第 {1} 个移动',
    'of {0~} move with or after production': '{0} 与生产同时或在其之后移动',
    'wave {0#} holds {1#} of production and {2#} others': '波次 {0} 含 {1} 台生产计算机与 {2} 台其他计算机',
    'by tiers (stateless, middleware and business APIs, databases) {0#} of {1#} applications would be parted; this plan parts {2#}':
      '若按层级（无状态、中间件与业务 API、数据库），{1} 个应用程序中会有 {0} 个被拆分；本计划拆分 {2} 个',
    'by tiers {0#} stateful dependencies between machines of the plan would cross the link, {1#} days in all; here {2#} do, {3#} days in all':
      '若按层级，计划内计算机之间会有 {0} 个有状态依赖跨链路，共 {1} 天；此处为 {2} 个，共 {3} 天',
    'confidence in the data is {0~}': '数据的置信度：{0}',
    'criticality of {0#} of {1#} machines is assumed to be medium': '{1} 台计算机中 {0} 台的重要性假定为中',
    'day {0#}': '第 {0} 天',
    'development and test of the tiers stateless, middleware, data move in one wave with their production, since each of these has one wave: no weight can change that; with {0#} waves each tier has two, and test can go first where that is worth the days':
      '无状态、中间件、数据各层的开发与测试与其生产在同一波次移动，因为每层只有一个波次：任何权重都无法改变；若有 {0} 个波次，每层两个，值得花费天数时测试可先行',
    'environment of {0#} of {1#} machines is assumed to be production': '{1} 台计算机中 {0} 台的环境假定为生产',
    'inventory: size, readiness and method of {0#} of {1#} machines are known ({2#} %)':
      '清单：{1} 台计算机中 {0} 台的大小、就绪状态与方法已知 ({2} %)',
    'it carries the network: gateways and routes of Azure stand before the first wave ({0~})':
      '它承载网络：Azure 的网关与路由在首个波次之前就位（{0}）',
    'it is built anew: {0~}': '重新构建：{0}',
    'it is not ready for Azure: {0~}': '对 Azure 未就绪：{0}',
    'it serves the directory: new domain controllers are promoted in Azure before the first wave ({0~})':
      '它提供目录服务：在首个波次之前于 Azure 中提升新的域控制器（{0}）',
    'its tier {0~} goes in wave {1#}': '其层级“{0}”在波次 {1} 移动',
    'keeps data outside of what is known: {0} ({1}) on port {2#}, which is in no inventory, is asked by {3} and {4#} more':
      '在已知范围之外保存数据：{0} ({1}) 的端口 {2} 不在清单内，被 {3} 及另外 {4} 台访问',
    'keeps data outside of what is known: {0} ({1}) on port {2#}, which is in no inventory, is asked by {3}':
      '在已知范围之外保存数据：{0} ({1}) 的端口 {2} 不在清单内，被 {3} 访问',
    'no plan of these waves that keeps the hard conditions costs less than {0#}: every plan was compared or ruled out; this plan costs exactly that':
      '在满足硬性条件的前提下，这些波次没有计划的成本低于 {0}：所有计划均已比较或排除；本计划的成本恰为此数',
    'no plan of these waves that keeps the hard conditions costs less than {0#}: proven case by case, with prices on what waves bear (branch and bound over Lagrangian relaxation); of the cost of this plan at most {1#} % could be saved':
      '在满足硬性条件的前提下，这些波次没有计划的成本低于 {0}：逐例证明，并对波次容量计价（拉格朗日松弛上的分支定界）；本计划的成本最多还可节省 {1} %',
    'of {0#} machine(s that ask| that ask) it: {1#} in this wave': '访问它的 {0} 台计算机中：{1} 台在此波次',
    'of {0#} machine(s that ask| that ask) it: {1#} in this wave, {2#} before':
      '访问它的 {0} 台计算机中：{1} 台在此波次，{2} 台在之前',
    'of {0#} machine(s that it| that it) asks: {1#} in this wave': '它访问的 {0} 台计算机中：{1} 台在此波次',
    'of {0#} machine(s that it| that it) asks: {1#} in this wave, {2#} after':
      '它访问的 {0} 台计算机中：{1} 台在此波次，{2} 台在之后',
    'of {0#} machines no tier is known; they go where they cost least': '{0} 台计算机的层级未知；放在成本最低处',
    'purpose: of {0#} of {1#} machines no application, role or connection says what they are for ({2}); ask their owners before they move':
      '用途：{1} 台计算机中 {0} 台没有应用程序、角色或连接说明其用途 ({2})；移动前请询问其负责人',
    'the members of {0} ({1~}: {2}) move together': '{0}（{1}：{2}）的成员一起移动',
    'the signs for {0} being availability groups are weak; they get zones and may be parted':
      '{0} 为可用性组的迹象较弱；它们会分到可用性区域，且可能被拆分',
    'the test migration ends at {0}, with margin and freeze behind it': '测试迁移于 {0} 结束，其后为余量与冻结期',
    'tiers part {0#} of {1#} applications on purpose; under application they would move whole':
      '按层级有意拆分 {1} 个应用程序中的 {0} 个；按应用程序策略则完整移动',
    'wave {0#}': '波次 {0}',
    '{0#} % of the mean use, over {1#} machine(s)': '为平均用量的 {0} %，涉及 {1} 台计算机',
    '{0#} GB of {1#} of {2#} machines, of which {3#} % cross the link: {4#} GB at {5#} Mb/s from {6} to {7} ({8}) and {9#} Mb/s otherwise, less the changes of earlier waves':
      '{2} 台计算机中 {1} 台的 {0} GB，其中 {3} % 跨链路：{4} GB，{6} 至 {7} ({8}) 为 {5} Mb/s，其余时间 {9} Mb/s，扣除先前波次的更改',
    '{0#} days after the watch, by the settings; until then the sources stay switched off':
      '观察期之后 {0} 天（按设置）；在此之前源端保持关机',
    '{0#} days, by the settings, before anything leaves the site': '任何内容离开站点之前 {0} 天（按设置）',
    '{0#} days, by the settings': '{0} 天（按设置）',
    '{0#} dependencies cross the link for a while ({1#} of them stateful), {2#} days in all, with {3#} connections a day as far as they were counted ({4#} of them)':
      '{0} 个依赖会暂时跨链路（其中 {1} 个有状态），共 {2} 天，已计数者（{4} 个）每天 {3} 次连接',
    '{0#} dependenc(y|ies) ever cross the link, at most {1#} at one time': '先后有 {0} 个依赖跨链路，同时最多 {1} 个',
    '{0#} dependencies of {1#} pairs of machines: {2~}': '{1} 对计算机之间的 {0} 个依赖：{2}',
    '{0#} connections on a day on which all are seen': '在全部见到的一天有 {0} 次连接',
    '{0#} h before the window, by the settings': '窗口之前 {0} 小时（按设置）',
    '{0#} kept, {1#} broken, {2#} not judged': '{0} 项已遵守，{1} 项未遵守，{2} 项未判断',
    '{0#} machines of the plan ask {1#} machine(s) of the site, {2~}; of this nothing crosses the link':
      '计划中的 {0} 台计算机访问站点的 {1} 台计算机，{2}；其中没有跨链路的流量',
    '{0#} times on a day on which all are seen': '在全部见到的一天 {0} 次',
    '{0#} min of downtime for each machine, {1#} at once: {2#} machine(s) in {3#} (batch takes|batches take) {4#} min, with {5#} of margin behind them':
      '每台计算机停机 {0} 分钟，同时 {1} 台：{2} 台计算机分 {3} 个批次需 {4} 分钟，其后余量 {5} 分钟',
    'What is in several batches is out from the first of them to the last: {0#} min for what is in all':
      '位于多个批次者从首个批次到末个批次均中断：位于全部批次者为 {0} 分钟',
    '{0#} of the {1#} machines of {2} (development and test) move in this wave':
      '{2}（开发与测试）的 {1} 台计算机中 {0} 台在此波次移动',
    '{0#} of the {1#} machines of {2} (production) move in this wave':
      '{2}（生产）的 {1} 台计算机中 {0} 台在此波次移动',
    '{0#} points; no plan within the hard conditions costs less than {1#}':
      '{0} 分；在满足硬性条件的前提下没有计划的成本低于 {1}',
    '{0#} rule(s) for parties in no inventory': '针对不在清单内对象的 {0} 条规则',
    '{0#} rule(s) for the firewall': '{0} 条防火墙规则',
    '{0#} rule(s) for operations: monitoring, backup and the like, in no cost':
      '{0} 条运维规则：监视、备份等，不计入成本',
    '{0#} wave(s)': '{0} 个波次',
    '{0#} whole days of the site, by the settings, as late as margin and reserve before the window let it':
      '站点的 {0} 个整天（按设置），在窗口前的余量与储备允许的范围内尽量晚',
    '{0#}/tcp?': '{0}/tcp?',
    'No first day of work is stated: it is taken to begin on {0@}, {1#} days of preparation after {2@}, the last day of the observed connections':
      '未说明开工日期：假定为 {0}，即所见连接的最后一天 {2} 之后准备 {1} 天',
    "No zone of the users is stated: the site's, {0}, is taken": '未说明用户时区：采用站点时区 {0}',
    'asked by {0#} machine(s) of {1#} application(s); {2~}': '被 {1} 个应用程序的 {0} 台计算机访问；{2}',
    'by tiers (stateless, middleware and business APIs, databases) at least {0#} of {1#} applications would be parted; this plan parts {2#}':
      '若按层级（无状态、中间件与业务 API、数据库），{1} 个应用程序中至少有 {0} 个会被拆分；本计划拆分 {2} 个',
    'by tiers {0#} stateful dependency between machines of the plan would cross the link, {1#} days in all; here {2#} do, {3#} days in all':
      '若按层级，计划内计算机之间会有 {0} 个有状态依赖跨链路，共 {1} 天；此处为 {2} 个，共 {3} 天',
    'dependencies: connections over {0#} day(s) name {1#} of {2#} machines ({3#} %)':
      '依赖：{0} 天的连接涉及 {2} 台计算机中的 {1} 台 ({3} %)',
    'the machines of {0~} write up to {1#} Mb/s, more than the link carries in the mean: cycles of changes may never catch up':
      '{0}的计算机写入最高 {1} Mb/s，超过链路的平均传输量：更改周期可能永远追不上',
    '{0#} machine of the plan ask {1#} machine(s) of the site, {2~}; of this nothing crosses the link':
      '计划中的 {0} 台计算机访问站点的 {1} 台计算机，{2}；其中没有跨链路的流量',
    '{0#} more may be parted by tiers ({1}): machines of operations, of unknown purpose or of a tier with several waves go where they cost least':
      '另有 {0} 个可能按层级被拆分 ({1})：运维、用途未知或所属层级有多个波次的计算机放在成本最低处',

    // Replication
    '95th percentile of churn after {0#} % growth, to {1} at {2#} KB: {3~}':
      '增长 {0} % 后变动量的第 95 百分位，写入 {1}，I/O {2} KB：{3}',
    'All changes of {0#} days, an upper bound of ours: a block that changes twice is kept twice, and nothing is compressed':
      '{0} 天的全部更改，为我们的上限：更改两次的块保留两份，且不压缩',
    'One whole month of steady protection: all machines are copied, and the first {0#} days of each are over: {1}':
      '稳定保护的一整个月：所有计算机均已复制，且每台的前 {0} 天已过：{1}',
    'All {0#} machines are counted as replicating at the same time: protection has no end':
      '全部 {0} 台计算机按同时复制计：保护没有终点',
    'An assumption: the link alone bounds first copies, at up to {0#} Mb/s, through {1#} machine(s that move| that moves) data':
      '假设：首次复制只受链路限制，最高 {0} Mb/s，经 {1} 台传输数据的计算机',
    'Without {0#} machine(s) of unknown churn': '不含 {0} 台变动量未知的计算机',
    'Azure Migrate makes the log account of {0#} machine(s) itself; no limit of churn is documented for it, and none is planned here':
      'Azure Migrate 自行创建 {0} 台计算机的日志帐户；没有文档说明其变动量限制，此处也未作规划',
    "Azure Migrate's export utility, {0#}": 'Azure Migrate 的导出工具，{0}',
    'If all machines replicated at once: {0#} appliance(s) and {1#} cache account(s) in place of {2#} appliance(s) and {3#} cache account(s)':
      '若所有计算机同时复制：{0} 台设备和 {1} 个缓存帐户，而非 {2} 台设备和 {3} 个缓存帐户',
    'By the waves at most {0#} of {1#} machine(s) replicate at the same time, first on {2}; as many if the link is half as fast':
      '按波次，{1} 台计算机中最多 {0} 台同时复制，首次在 {2}；链路减半时相同',
    'Changes to come are those of the same quarter of the week in the samples, {0#} % larger; {1#} % of all bytes are kept off the link by compression':
      '未来的更改按采样中同一周内时段的更改计，再增大 {0} %；压缩使 {1} % 的字节不经链路',
    'Days with a breach at {0#} %': '{0} % 时有超限的天数',
    'For {0#} minutes in every minute: {1#} Mb/s. For {2#} % of the minutes: {3#} Mb/s, where {4#} minute(s) in {5#} breach(es|) on {6#} day(s|) lie over it':
      '每分钟都满足 {0} 分钟：{1} Mb/s。{2} % 的分钟满足：{3} Mb/s，此时 {6} 天中有 {5} 个时段共 {4} 分钟超限',
    'Inputs: what {0#} machine(s) wrote in {1#} minutes ({2#} days), {3#} % more than measured, {4~}; an age is reckoned from the begin of the minute of writing, so up to a minute too much':
      '输入：{0} 台计算机在 {1} 分钟（{2} 天）内的写入量，比测量值增大 {3} %，{4}；时间从写入所在分钟的开始计，因此至多多计一分钟',
    'all of it counted as changed, {0#} % off by compression': '全部计为更改，压缩减少 {0} %',
    'of what is copied in cycles {0#} % counted as changed, of all else every write, {1#} % off by compression':
      '按周期复制者 {0} % 计为更改，其余每次写入均计，压缩减少 {1} %',
    'Keep {0#} Mb/s: the objective holds in every minute measured': '保持 {0} Mb/s：所测的每一分钟都满足目标',
    'Met {0#} % of the time (Mb/s)': '{0} % 的时间满足 (Mb/s)',
    'Of the bytes that machines copied in cycles write, {0#} % count as changed; of all others every write crosses the link':
      '按周期复制的计算机写入的字节中，{0} % 计为更改；其他计算机的每次写入都经链路传输',
    'Of {0#} of {1#} machines no churn is known: they send no changes here, and more in truth':
      '{1} 台计算机中有 {0} 台的变动量未知：此处按不发送更改计，实际更多',
    'Protection has no window: first copies begin on {0@}, the day of the plan, and go as fast as the link allows':
      '保护没有窗口：首次复制始于计划日 {0}，以链路允许的最快速度进行',
    'Replication is refused there, or falls behind without end; {0#} disk(s are| is) over a limit':
      '在该处复制会被拒绝，或无限落后；{0} 个磁盘超出限制',
    'For instance: {0~}; from then on the machine copies itself anew': '例如：{0}；此后该计算机会重新完整复制',
    'the log of {0} when the link is furthest behind ({1#} GiB of its {2#} GiB): {3~}':
      '链路落后最多时 {0} 的日志（其 {2} GiB 中的 {1} GiB）：{3}',
    '{0#} % of the disk, limit {1#} % of the disk': '占磁盘 {0} %，限制为磁盘的 {1} %',
    'Site Recovery with a configuration server, out of support since {0~}, by the site file':
      '使用配置服务器的 Site Recovery（按站点文件），自 {0}起不再受支持',
    'The next cycle begins min[max[{0#} h, previous / {1#}], {2#} h] after one has ended; after one of {3#} h that is {4#} h':
      '下一周期在上一周期结束后 min[max[{0} 小时, 上一周期 / {1}], {2} 小时] 开始；上一周期为 {3} 小时时为 {4} 小时',
    'The price of {0#} lines of the cost, which are in no sum': '{0} 项成本的价格未知，不计入任何合计',
    'The simulation is ours; no vendor publishes a formula. Minute by minute: backlog = max({0#}, backlog + written x growth x changed x ({1#} - compression) - what the link carries); first in, first out; the recovery point objective is met in a minute at whose end the oldest unsent byte is no older':
      '模拟为我们自己的；没有供应商公布公式。逐分钟：积压 = max({0}, 积压 + 写入 × 增长 × 更改比例 × ({1} - 压缩) - 链路传输量)；先进先出；某分钟结束时最旧的未发送字节不超过目标，即该分钟满足恢复点目标',
    'The size of the log of a Hyper-V disk is an estimate: what the disk writes in the longest time for which changes wait on the link, and in the {0~} between two copies (the default); no page gives a formula':
      'Hyper-V 磁盘的日志大小为估计值：磁盘在更改等待链路的最长时间内以及两次复制间隔（默认{0}）内的写入量；没有文档给出公式',
    'This rests on {0#} % as the share of writes that still differ in a cycle (the settings)':
      '这依据一个周期内仍有差异的写入占 {0} %（设置）',
    'Were it {0#} %, {1#} Mb/s meet {2#} minutes in every minute; {3#} Mb/s do: measure the share in the first cycles':
      '若为 {0} %，每分钟都满足 {2} 分钟需要 {1} Mb/s；{3} Mb/s 足够：请在最初几个周期内测量该比例',
    'Wave {0#}, {1~}: {2#}': '波次 {0}，{1}：{2}',
    'Wave {0#}, {1~}: {2#} machine(s)': '波次 {0}，{1}：{2} 台计算机',
    'What {0#} machines write: no samples, so figures of churn and bandwidth are lower bounds':
      '{0} 台计算机的写入量：没有采样，因此变动量与带宽为下限',
    'Whether {0#} datastores have room for snapshots': '{0} 个数据存储是否有足够空间存放快照',
    'planned {0@} (no window)': '计划 {0}（无窗口）',
    'planned day {0#} (no window)': '计划第 {0} 天（无窗口）',
    'Wave {0#}, planned {1@} (no window)': '波次 {0}，计划 {1}（无窗口）',
    'Wave {0#}, planned day {1#} (no window)': '波次 {0}，计划第 {1} 天（无窗口）',
    'Wave {0#}, planned {1@} (no window): {2#}': '波次 {0}，计划 {1}（无窗口）：{2}',
    'Wave {0#}, planned day {1#} (no window): {2#}': '波次 {0}，计划第 {1} 天（无窗口）：{2}',
    'Wave {0#}, planned {1@} (no window): {2#} machine(s)': '波次 {0}，计划 {1}（无窗口）：{2} 台计算机',
    'Wave {0#}, planned day {1#} (no window): {2#} machine(s)': '波次 {0}，计划第 {1} 天（无窗口）：{2} 台计算机',
    'the plan has {0@}': '计划为 {0}',
    'the plan counts day {0#}': '计划计为第 {0} 天',
    '{0~}: planned day of the wave plan; the calendar finds no window that is allowed for it':
      '{0}：波次计划的计划日期；日历未找到它可用的窗口',
    '{0#} machine(s) in waves without a window': '{0} 台计算机所在波次没有窗口',
    '{0#} machine(s) in waves whose day the calendar does not keep': '{0} 台计算机所在波次的日期未被日历保留',
    '{0~}: no cutover is allowed as things stand, whatever day the plan names':
      '{0}：无论计划写的是哪一天，按现状都不允许切换',
    '{0~}: the plan names one day, and the calendar has its window on another':
      '{0}：计划写的是一天，而日历的窗口在另一天',
    'What to do: {0~}': '应做之事：{0}',
    'Wave {0#} and every wave behind it have no date: its window of {1#} minutes, downtime and margin, is longer than the {2#} minutes from {3} to {4} ({5}) in which a cutover is allowed':
      '波次 {0} 及其后所有波次没有日期：其 {1} 分钟的窗口（停机时间加余量）长于 {3} 至 {4} ({5}) 之间允许切换的 {2} 分钟',
    '{0#} wave(s) on a planned day that the calendar refuses': '{0} 个波次按日历不允许的计划日期',
    'nothing, {0#} wave(s) on a planned day that the calendar refuses': '无；{0} 个波次按日历不允许的计划日期',
    'nothing, {0#} wave(s) on a planned day that the calendar refuses, {1~}':
      '无；{0} 个波次按日历不允许的计划日期，{1}',
    'fits, {0~}': '符合，{0}',
    'in the margin, {0~}': '余量之内，{0}',
    'slips, {0~}': '延误，{0}',
    'on a planned day that the calendar refuses, {0~}': '按日历不允许的计划日期，{0}',
    "Wave {0#} cannot be cut over on {1@}, the plan's day: {2~}; {3@} stands in the calendar instead":
      '波次 {0} 无法在计划的 {1} 切换：{2}；日历中改为 {3}',
    'write {0@} as its day in the plan, or change what stands in the way': '在计划中将其日期写为 {0}，或更改阻碍之处',
    'the window of {0~} is not over': '{0} 的窗口尚未结束',
    '{0~}; all the while the link must have its faster rate, since at the slower one the last synchronization takes too long':
      '{0}；整个窗口内链路都须为较快速率，因为在较慢速率下最后一次同步耗时过长',
    '{0~}; the link also needs more bits per second in the slower hours, or cutovers in hours in which it is fast':
      '{0}；此外链路在较慢时段需要更高的每秒比特数，或在链路较快的时段切换',
    '{0#} wave(s), {1#} wave(s) on a planned day that the calendar refuses':
      '{0} 个波次；{1} 个波次按日历不允许的计划日期',
    '{0#} wave(s), {1#} wave(s) on a planned day that the calendar refuses, {2~}':
      '{0} 个波次；{1} 个波次按日历不允许的计划日期，{2}',
    'First copy of wave {0#} by the plan of replication: not dated, so that the estimate stands':
      '第 {0} 波的首次复制：复制计划未定日期，因此以估算为准',
    'No rate of the link by day is stated: {0#} Mb/s is taken, from {1} to {2} by the clock of the site':
      '未说明日间链路速率：按站点时钟从 {1} 到 {2} 采用 {0} Mb/s',
    '{0} ({1}; {2} behind the change of clocks)': '{0}（{1}；时钟调整后为 {2}）',
    'Whether the assumed objective of {0#} minute(s) is met: {1~}': '是否满足假定的 {0} 分钟目标：{1}',
    'The assumed objective of {0#} minute(s) is broken on {1#} day(s) at {2#} Mb/s':
      '{2} Mb/s 时有 {1} 天超出假定的 {0} 分钟目标',
    'At {0#} Mb/s the assumed objective of {1#} minute(s) is broken on {2#} day(s): what is written then is lost in a disaster':
      '{0} Mb/s 时有 {2} 天超出假定的 {1} 分钟目标：其间写入的内容在灾难中丢失',
    '{0#} min, assumed': '{0} 分钟，假定',
    'No dependency is known, so that there is nothing to weigh: {0~}': '没有已知依赖，因此无可权衡：{0}',
    'no plan of these waves that keeps the hard conditions costs less than {0#}: proven case by case, with prices on what waves bear (branch and bound over Lagrangian relaxation); this plan costs exactly that':
      '在满足硬性条件的前提下，这些波次没有计划的成本低于 {0}：已逐情形证明，并对波次承载量计价（基于拉格朗日松弛的分支定界）；本计划的成本恰为此数',
    'Cutover windows: {0#} row(s)': '切换窗口：{0} 行',
    'Worst at {0#} % (min)': '{0} % 时最差（分钟）',
    'MicrosoftDocs/azure-docs articles/{0} ({1}), "{2}"': 'MicrosoftDocs/azure-docs articles/{0} ({1})，“{2}”',
    'out of support since {0~}': '自 {0}起不再受支持',
    'churn in a day after {0#} % growth, to {1} at {2#} KB: {3~}':
      '增长 {0} % 后一天的变动量，写入 {1}，I/O {2} KB：{3}',
    '{0} carries {1#} machine(s): beyond {2#} machines a scale-out appliance is needed beside it, which can be added once a machine replicates':
      '{0} 承载 {1} 台计算机：超过 {2} 台时旁边需要横向扩展设备，有一台计算机开始复制后即可添加',
    'at least {0#} GB a day': '至少 {0} GB/天',
    'disk prices of the catalogue for {0} (price list {1})': '产品目录中 {0} 的磁盘价格（价目表 {1}）',
    'enlarge the datastore by {0#} GiB before replication starts; one machine at a time is not enough: {1} alone grows by {2#} GiB; or move disks off it: {3} of {4} ({5#} GiB, growing by {6#}) to {7}, which then has {8#} GiB to spare; {9~}':
      '在复制开始前将该数据存储扩大 {0} GiB；一次一台计算机也不够：仅 {1} 就增长 {2} GiB；或移走磁盘：将 {4} 的 {3}（{5} GiB，增长 {6}）移至 {7}，移后其余量为 {8} GiB；{9}',
    'no larger target disk helps: none in the table takes {0#} MB/s':
      '更大的目标磁盘无济于事：表中没有能承受 {0} MB/s 的磁盘',
    'left out by {0}; instead: {1}': '由 {0} 排除；替代：{1}',
    'limits that could not be judged of some machines: {0~}': '对部分计算机无法判断的限制：{0}',
    '{0~} of {1#} (such as: {2~})': '{0}：{1} 台（例如：{2}）',
    'average churn after {0#} % growth, to {1} at {2#} KB: {3~}':
      '增长 {0} % 后的平均变动量，写入 {1}，I/O {2} KB：{3}',
    'unknown, {0~}': '未知，{0}',
    'average churn of the machine after {0#} % growth, to {1~} at {2#} KB: {3~}':
      '增长 {0} % 后计算机的平均变动量，写入{1}，I/O {2} KB：{3}',
    '95th percentile of churn of the machine after {0#} % growth, to {1~} at {2#} KB: {3~}':
      '增长 {0} % 后计算机变动量的第 95 百分位，写入{1}，I/O {2} KB：{3}',
    'churn of the machine in a day after {0#} % growth, to {1~} at {2#} KB: {3~}':
      '增长 {0} % 后计算机一天的变动量，写入{1}，I/O {2} KB：{3}',
    'average churn of the machine, to {0~} at {1#} KB: {2~}': '计算机的平均变动量，写入{0}，I/O {1} KB：{2}',
    '95th percentile of churn of the machine, to {0~} at {1#} KB: {2~}':
      '计算机变动量的第 95 百分位，写入{0}，I/O {1} KB：{2}',
    'churn of the machine in a day, to {0~} at {1#} KB: {2~}': '计算机一天的变动量，写入{0}，I/O {1} KB：{2}',
    'churn of the machine against its storage: {0~}': '计算机变动量与其存储：{0}',
    'average write operations of the machine: {0~}': '计算机的平均写入操作：{0}',
    'replicated disks: {0~}': '复制的磁盘：{0}',
    'replicate the machine to premium storage, which takes {0#} MB/s of a Hyper-V machine at this size of writes':
      '将计算机复制到高级存储，在此写入大小下可承受一台 Hyper-V 计算机 {0} MB/s',
    'its disks on standard storage alone write more than the {0#} MB/s that a machine may there, and no page says which row holds for a machine on both':
      '仅其标准存储上的磁盘写入就超过一台计算机在该处允许的 {0} MB/s，且没有页面说明两种存储并用的计算机适用哪一行',
    '{0#} machine(s) replicated by Hyper-V hosts: a generation that is stated holds for machines with an agent':
      '{0} 台计算机由 Hyper-V 主机复制：所说明的代系适用于带代理的计算机',
    'points of Hyper-V machines are kept {0#} h ({1~}); at most {2#} h':
      'Hyper-V 计算机的恢复点保留 {0} 小时（{1}）；最多 {2} 小时',
    'points are to be kept {0#} h ({1~}), but those of Hyper-V machines are kept at most {2#} h':
      '要求恢复点保留 {0} 小时（{1}），但 Hyper-V 计算机的恢复点最多保留 {2} 小时',
    'keep points of Hyper-V machines for {0#} h, and take what must reach further back from a backup':
      'Hyper-V 计算机的恢复点保留 {0} 小时，更早的内容从备份取得',
    'or protect them as physical machines, with an agent in each and a replication appliance, which keeps points up to {0#} days':
      '或将其作为物理机保护，每台安装代理并使用复制设备，恢复点最多保留 {0} 天',
    'changes of Hyper-V machines are copied every {0#} min (the default)':
      'Hyper-V 计算机的更改每 {0} 分钟复制一次（默认）',
    '{0#} seconds can be chosen, but not for premium storage': '可选择 {0} 秒，但不适用于高级存储',
    'application-consistent points of Hyper-V machines are made every {0#} min ({1~})':
      '每 {0} 分钟为 Hyper-V 计算机创建应用程序一致的恢复点（{1}）',
    'application-consistent points of Hyper-V machines are made every {0#} min ({1~}), but points are kept no longer: at times there is none':
      '每 {0} 分钟为 Hyper-V 计算机创建应用程序一致的恢复点（{1}），但恢复点的保留时间不长于此：有时一个也没有',
    'application-consistent points of Hyper-V machines are made every {0#} min ({1~}), but the policy takes whole hours from {2#} to {3#}':
      '每 {0} 分钟为 Hyper-V 计算机创建应用程序一致的恢复点（{1}），但策略只接受 {2} 至 {3} 的整小时',
    'any moment within {0#} h is expected ({1~}), but points of Hyper-V machines are kept {2#} h at most':
      '要求 {0} 小时内的任意时刻（{1}），但 Hyper-V 计算机的恢复点最多保留 {2} 小时',
    'of Hyper-V machines any point of the last {0#} h can be chosen': 'Hyper-V 计算机可选择最近 {0} 小时内的任意恢复点',
    'of them {0#} h are asked for, which are refused: what they need is reckoned for {1#} h':
      '对其要求 {0} 小时，被拒绝：所需按 {1} 小时计算',
    'crash-consistent points of Hyper-V machines are made every {0#} min, and {1~}':
      '每 {0} 分钟为 Hyper-V 计算机创建崩溃一致的恢复点，{1}',
    'application-consistent points of Hyper-V machines are made every {0#} min, and {1~}':
      '每 {0} 分钟为 Hyper-V 计算机创建应用程序一致的恢复点，{1}',
    'with an agent, {0~}': '使用代理的，{0}',
    'on Hyper-V, {0~}': '在 Hyper-V 上的，{0}',
    'each Hyper-V host reaches {0} on {1#}/tcp': '每台 Hyper-V 主机可访问 {0} 的 {1}/tcp',
    'each Hyper-V host reaches {0} on {1#}/udp': '每台 Hyper-V 主机可访问 {0} 的 {1}/udp',
    'churn in a day after growth: {0~}': '增长后一天的变动量：{0}',
    '95th percentile of operations after growth: {0~}': '增长后操作次数的第 95 百分位：{0}',
    'average write operations: {0~}': '平均写入操作：{0}',
    'peak of the minute sums over its disks after growth: {0~}': '增长后各磁盘每分钟合计的峰值：{0}',
    'changes kept for recovery points: {0~}': '为恢复点保存的更改：{0}',
    '{0#} MB/s, limit {1#} MB/s': '{0} MB/s，限制 {1} MB/s',
    '{0#} operations/s, limit {1#} operations/s': '每秒 {0} 次操作，限制每秒 {1} 次',
    '{0#} GB a day, limit {1#} GB a day': '{0} GB/天，限制 {1} GB/天',
    '{0#} GB, limit {1#} GB': '{0} GB，限制 {1} GB',
    '{0#} TB, limit {1#} TB': '{0} TB，限制 {1} TB',
    '{0#} disks, limit {1#} disks': '{0} 个磁盘，限制 {1} 个',
    'months of a seed disk {0}': '种子磁盘 {0}·月',
    'names of cache accounts are proposals within the rules ({0#} to {1#} lower-case letters and digits, beginning unlike each other so that Azure keeps them apart); whether one is free only Azure knows':
      '缓存存储帐户的名称为符合规则的建议（{0} 至 {1} 个小写字母与数字，开头各不相同以便 Azure 将其分开）；名称是否可用只有 Azure 知道',
    'provider and Recovery Services agent on {0}, nothing in its {1#} machine(s); a cluster takes both on every node':
      '在 {0} 上安装提供程序与恢复服务代理，其 {1} 台计算机内无需安装；群集的每个节点都需要两者',
    'replicate to {0}, which takes {1#} MB/s at this size of writes, from {2#} GB on: grow the source disk to it, since the size decides which disk it becomes':
      '复制到 {0}，在此写入大小下可承受 {1} MB/s，容量自 {2} GB 起：将源磁盘扩大到该容量，因为容量决定目标磁盘',
    'the classic generation is out of support since {0~}: its sizes (a configuration server) explain what is found; plan the modernized one':
      '经典代系自 {0}起不再受支持：其大小（配置服务器）用于解释现状；请规划现代化代系',
    'the gateway agent alone, for the same machines: the service distributes them, nobody chooses; another {0#} disks at once':
      '仅网关代理，用于相同的计算机：由服务分配，无需选择；再同时 {0} 个磁盘',
    'throttles of the site are divided evenly among {0#} machines that move data, since each tool limits itself alone: while some of them are idle the others do not take their share, and in these hours less crosses than the plan reckons with':
      '站点的限速在 {0} 台传输数据的计算机之间平均分配，因为每个工具只限制自身：其中一些空闲时其他不会占用其份额，这些时段的传输量低于计划',
    '{0#} GB a day': '{0} GB/天',
    '{0#} GB a day ({1#} Mb/s) are written by the {2#} of {3#} machines that have samples: an upper bound of the changes, since a block written twice between two cycles counts twice':
      '{3} 台计算机中有采样的 {2} 台每天写入 {0} GB ({1} Mb/s)：为更改量的上限，因为两个周期之间写入两次的块计两次',
    '{0#} GB of first copies and {1#} GB of changes': '首次复制 {0} GB，更改 {1} GB',
    '{0#} GiB free; growth unknown, since {1#} of {2#} disks (has|have) no samples or no planned copy':
      '可用 {0} GiB；增长未知，因为 {2} 个磁盘中 {1} 个没有采样或没有规划的复制',
    '{0#} GiB free; snapshots grow by up to {1#} GiB in the longest planned cycle, {2#} of {3#} disks at once':
      '可用 {0} GiB；快照在最长的规划周期内最多增长 {1} GiB，{3} 个磁盘中同时 {2} 个',
    '{0#} batch(es|), {1~}': '{0} 个批次，{1}',
    '{0#} breach(es|)': '{0} 个超限时段',
    '{0#} cache account(s): operations ({1#} a second each) take {2#}, churn takes {3#} and the number of disks {4#}; the largest of the three counts':
      '{0} 个缓存存储帐户：操作次数（每个每秒 {1} 次）需要 {2} 个，变动量需要 {3} 个，磁盘数需要 {4} 个；取三者最大',
    '{0#} datastore(s) with too little room for snapshots': '{0} 个数据存储的空间不足以存放快照',
    '{0#} disk(s), {1#} datastore(s)': '{0} 个磁盘，{1} 个数据存储',
    '{0#} disk(s)': '{0} 个磁盘',
    '{0#} disks at once of the host {1}': '主机 {1} 同时 {0} 个磁盘',
    '{0#} disks left out: their data needs a way of its own': '{0} 个磁盘被排除：其数据需要另外的途径',
    '{0#} disk(s) that the logs are applied to, for the days of replication': '{0} 个应用日志的磁盘，按其复制的天数计',
    '{0#} limit(s) broken, each with what helps': '{0} 项限制被突破，各附处理办法',
    '{0#} limit(s) that cannot be judged': '{0} 项限制无法判断',
    '{0#} machine(s) over a limit of replication': '{0} 台计算机超出复制限制',
    '{0#} machine(s) and {1#} GB of changes a day': '{0} 台计算机，每天 {1} GB 更改',
    '{0#} more reason(s)': '另有 {0} 个理由',
    '{0#} machine(s) of the estate not replicated, each with the reason': '{0} 台计算机不复制，各附原因',
    '{0#} machine(s) with {1#} of {2#} disks, {3#} of {4#} operations/s, {5#} of {6#} MB/s':
      '{0} 台计算机，磁盘 {1} / {2}，每秒操作 {3} / {4}，MB/s {5} / {6}',
    '{0#} machine(s), of {1}, {2#} disks at once; {3~}': '{0} 台计算机，位于 {1}，同时 {2} 个磁盘；{3}',
    'the site file says that {0} carries {1#}, which counts': '站点文件称 {0} 承载 {1} 台，以此为准',
    'beyond {0#} machines a scale-out appliance is needed beside it, which can be added once a machine replicates':
      '超过 {0} 台时旁边需要横向扩展设备，有一台计算机开始复制后即可添加',
    '{0#} machine(s), {1#} GB over the link in {2#} batch(es|), from {3} to {4}; protection has no window':
      '{0} 台计算机，{1} GB 经链路分 {2} 个批次，从 {3} 到 {4}；保护没有窗口',
    '{0#} machine(s), {1#} GB over the link in {2#} batch(es|), from {3} to {4}, {5#} h; protection has no window':
      '{0} 台计算机，{1} GB 经链路分 {2} 个批次，从 {3} 到 {4}，{5} 小时；保护没有窗口',
    '{0#} machine(s), {1#} GB over the link in {2#} batch(es|), from {3} to {4}: {5#} h before they have to be done':
      '{0} 台计算机，{1} GB 经链路分 {2} 个批次，从 {3} 到 {4}，比必须完成的时间早 {5} 小时',
    'Cycles of changes of {0#} of {1#} machines are known: the last one before the window takes up to {2#} minute(s); at the shutdown at most {3#} GB are left, {4#} minute(s) of the downtime':
      '{1} 台计算机中 {0} 台的更改周期已知：窗口前的最后一个最多 {2} 分钟；关机时最多剩余 {3} GB，占停机时间 {4} 分钟',
    'Cycles of changes that run already occupy disks at once too: the copies may be done up to {0#} h later than reckoned, and be in time all the same':
      '已在进行的更改周期也占用同时复制的磁盘数：复制可能比计算晚至多 {0} 小时完成，但仍然及时',
    'Of {0#} machine(s) copied before nobody knows how long cycles are: that part is missing in this':
      '先前复制的计算机中有 {0} 台周期时长未知：其影响未计入',
    '{0#} machine(s); no document at hand says what Azure Migrate charges for one, and for how long it is free':
      '{0} 台计算机；手头没有文档说明 Azure Migrate 每台收费多少、免费多久',
    '{0#} machine(s); the first {1#} days of each are free': '{0} 台计算机；每台前 {1} 天免费',
    '{0#} replicated machine(s have| has) no samples of writes and (count|counts) as nothing: the bandwidths are lower bounds':
      '{0} 台被复制的计算机没有写入采样，按零计：带宽为下限',
    '{0#}, {1#} left out': '{0}，排除 {1}',
    '{0}: {1#} US dollars at least; unknown, and in no sum: {2~}': '{0}：至少 {1} 美元；未知且不计入合计：{2}',
    '{0#} ({1#} of {2#})': '{0} ({1} / {2})',
    'An open link of {0#} instead of {1#} Mb/s would carry these changes; first copies take more':
      '开放 {0} Mb/s（而非 {1}）的链路可承载这些更改；首次复制需要更多',
    'Begin its copies {0#} h earlier, at {1}: then they are done in time':
      '将其复制提前 {0} 小时，于 {1} 开始：即可及时完成',
    'An open link of {0#} Mb/s instead of {1#} would do, with throttles as they are':
      '开放 {0} Mb/s（而非 {1}）的链路即可，限速不变',
    'Move to a later wave what is not copied by {0}: {1#} of {2#} machines, {3#} GB ({4})':
      '将 {0} 之前未复制者移到之后的波次：{2} 台计算机中 {1} 台，{3} GB ({4})',
    'Days on which the objective is broken at {0#} Mb/s': '{0} Mb/s 时超出目标的日期',
    'First copies are not done before the window: {0~}. Without more bandwidth or another date the cutover cannot be held':
      '首次复制未能在窗口前完成：{0}。没有更多带宽或更换日期就无法如期切换',
    'First copies are not done before the window: {0~}': '首次复制未能在窗口前完成：{0}',
    '{0~}: first copies are not done before the window': '{0}：首次复制未能在窗口前完成',
    'For instance: {0~}': '例如：{0}',
    'Site Recovery with a replication appliance and the agent in the machine, by the settings, where the assessment chose agentless: {0~}':
      '使用复制设备与计算机内代理的 Site Recovery（按设置），而评估选择了无代理：{0}',
    'not checked: {0~} ({1})': '未检查：{0} ({1})',
    'The objective of {0#} minutes is broken on {1#} day(s) at {2#} Mb/s': '{2} Mb/s 时有 {1} 天超出 {0} 分钟的目标',
    'The samples show {0#} day(s): a week at least is advised, a month is best, since month-ends write more':
      '采样为 {0} 天：建议至少一周，最好一个月，因为月末写入更多',
    'churn of {0#} machine(s) is unknown and counts nothing in the cache accounts':
      '{0} 台计算机的变动量未知，在缓存存储帐户中按零计',
    'churn of {0#} machine(s) is unknown and counts nothing in the sizes of replication appliances':
      '{0} 台计算机的变动量未知，在复制设备的大小中按零计',
    'operations of {0#} machine(s) are unknown and count nothing in the cache accounts':
      '{0} 台计算机的操作次数未知，在缓存存储帐户中按零计',
    'operations of {0#} machine(s) are unknown and count nothing in the sizes of replication appliances':
      '{0} 台计算机的操作次数未知，在复制设备的大小中按零计',
    '{0#} TB a day are taken as {1#} GB, as the tables of sizes have it': '每天 {0} TB 按 {1} GB 计，与大小表一致',
    '{0#} batch(es|), {1~}, {2~}': '{0} 个批次，{1}，{2}',
    '{0#} machine(s) and {1#} GB of changes a day; no size takes it, the largest takes {2#} GB a day: see the verdicts of its machines':
      '{0} 台计算机，每天 {1} GB 更改；没有大小能承受，最大的每天承受 {2} GB：见其计算机的判定',
    '{0#} machine(s), at most {1#} of them at the same time and {2#} GB of changes a day':
      '{0} 台计算机，同时最多 {1} 台，每天 {2} GB 更改',
    '{0#} machine(s), at most {1#} of them at the same time, churn unknown':
      '{0} 台计算机，同时最多 {1} 台，变动量未知',
    '{0#} machine(s), at most {1#} of them at the same time, with {2#} of {3#} disks, {4#} of {5#} operations/s, {6#} of {7#} MB/s':
      '{0} 台计算机，同时最多 {1} 台，磁盘 {2} / {3}，每秒操作 {4} / {5}，MB/s {6} / {7}',
    '{0#} machine(s), {1#} GB over the link in {2#} batch(es|), from {3} to {4}: {5#} h after the window begins':
      '{0} 台计算机，{1} GB 经链路分 {2} 个批次，从 {3} 到 {4}：比窗口开始晚 {5} 小时',
    'Never caught up with, since they write as fast as the link carries or faster: {0~}':
      '因写入与链路传输一样快或更快而永远追不上：{0}',
    '{0#} wave(s) that slip(s|)': '{0} 个波次延误',
    '{0#} waves, {1#} wave(s) never caught up with': '{0} 个波次，{1} 个永远追不上',
    'For {0#} minutes in every minute: {1#} Mb/s. For {2#} % of the minutes: {3#} Mb/s, where {4#} minute(s) in {5#} breach(es|) that reach into {6#} day(s|) lie over it':
      '每分钟都满足 {0} 分钟：{1} Mb/s。{2} % 的分钟满足：{3} Mb/s，此时有 {5} 个时段共 {4} 分钟超限，涉及 {6} 天',
    '{0#} cache account(s): operations (P95 of the source, reads and writes, after growth; {1#} a second each) take {2~}, the average churn after growth takes {3~} and the number of disks {4#}; the largest of the three counts':
      '{0} 个缓存存储帐户：操作次数（源端读写的 P95，增长后；每个每秒 {1} 次）需要 {2} 个，增长后的平均变动量需要 {3} 个，磁盘数需要 {4} 个；取三者最大',
    '{0#} machine(s) with {1#} of {2#} disks, {3#} of {4#} operations/s (P95 after growth), {5#} of {6#} MB/s':
      '{0} 台计算机，磁盘 {1} / {2}，每秒操作 {3} / {4}（增长后 P95），MB/s {5} / {6}',
    '{0#} machine(s), at most {1#} of them at the same time, with {2#} of {3#} disks, {4#} of {5#} operations/s (P95 after growth), {6#} of {7#} MB/s':
      '{0} 台计算机，同时最多 {1} 台，磁盘 {2} / {3}，每秒操作 {4} / {5}（增长后 P95），MB/s {6} / {7}',

    // Recovery
    'A day before: {0#} s at every record that switches site, and wait until the old time to live has run out':
      '前一天：将每条要切换站点的记录的 TTL 设为 {0} 秒，并等待旧的 TTL 过期',
    'Application-consistent points do not meet the objective: {0~}': '应用程序一致的恢复点达不到目标：{0}',
    'Applications and interfaces ({0#})': '应用程序与接口 ({0})',
    'Availability: {0#} row(s)': '可用性：{0} 行',
    '{0}: {1#} for a failover of everything at once; no quota with limit and use is in the site file: compare it in Quotas of the portal before a drill':
      '{0}：一次性故障转移全部计算机需要 {1}；站点文件中没有配额的上限与用量：请在演练前于门户的“配额”中核对',
    'Set up a master target at home (a Linux one for Linux machines) with an LSI controller and a retention drive, without snapshots, and never move it by storage vMotion; at most {0#} disks at once':
      '在源端设置主目标服务器（Linux 计算机使用 Linux 主目标），使用 LSI 控制器，带保留驱动器且无快照，切勿用 Storage vMotion 移动；同时最多 {0} 个磁盘',
    'The failback policy is there already and cannot be changed: threshold {0#} min, retention {1#} h, application-consistent every {2#} min':
      '故障回复策略已存在且不可更改：阈值 {0} 分钟，保留期 {1} 小时，每 {2} 分钟一个应用程序一致点',
    'Cut {0} and {1} off from the network': '将 {0} 与 {1} 从网络断开',
    'Drills: {0#} row(s)': '演练：{0} 行',
    'Failback: {0#} row(s)': '故障回复：{0} 行',
    'Go on when group {0#} of {1} has started and its actions are done. The machines of this plan are made meanwhile':
      '当 {1} 的组 {0} 已启动且其操作完成时继续。本计划的计算机在此期间创建',
    'How many points there are once the retention is full, by their age: {0~}': '保留期满后按存在时间有多少恢复点：{0}',
    'Put one domain controller into it first: a global catalogue that holds the operations masters, the only one there; its address is the DNS server of the network. These plans copy none of {0}, so none can be failed over: decide beforehand that one of them is replicated for drills alone (file of decisions), or restore one from a backup in that network. It must never reach production':
      '先放入一台域控制器：持有操作主机角色的全局编录，且为其中唯一；其地址为该网络的 DNS 服务器。这些计划不复制 {0}，因此都不能故障转移：请事先决定只为演练复制其中一台（决定文件），或在该网络中从备份还原一台。它绝不可接触生产环境',
    'Run the test failover of {0}, in that order where they wait for each other':
      '运行 {0} 的测试故障转移；互相等待时按此顺序',
    'MySQL: promote {0} in the recovery site': 'MySQL：在恢复站点提升 {0}',
    '{0}: check what came up, and let one take writes ({1~})': '{0}：检查已启动的内容，并只让一个接受写入 ({1})',
    '{0~} and {1~}': '{0} 与 {1}',
    'Policy: {0#} row(s)': '策略：{0} 行',
    '{0~}, at most {1~}': '{0}，至多{1}',
    'Recommended: {0~}: the first way in our order against which nothing speaks; still to be settled: {1~}':
      '建议：{0}：按我们的顺序，第一种没有反对因素的方式；仍待确定：{1}',
    'Recommended: {0~}: the first way in our order against which nothing speaks':
      '建议：{0}：按我们的顺序，第一种没有反对因素的方式',
    'Rules of network security groups, each with the connections that it rests on; what was not seen is denied. Asked of them: {0~}':
      '网络安全组规则，每条附其依据的连接；未见到的一律拒绝。以此核对：{0}',
    '{0~}: exactly one of its members takes writes, the others become its replicas':
      '{0}：其成员中只有一个接受写入，其他成为其副本',
    'Stop {0} hard. {1#} machines go out through it alone; of {2#} parties outside that it asks, {3#} are asked by no other machine':
      '强制停止 {0}。{1} 台计算机只能经它出站；它访问的 {2} 个外部对象中，{3} 个没有其他计算机访问',
    'See which of {0#} machine(s) fail, and by what they notice': '查看 {0} 台计算机中哪些失败，以及由什么发现',
    'Make a transition host for each machine, at least {0#} processors and {1#} GB: disks one to one with the source, by the same controller and firmware; give it an address':
      '为每台计算机创建过渡主机，至少 {0} 个处理器与 {1} GB：磁盘与源端一一对应，使用相同的控制器与固件；并分配地址',
    'That it runs there is stated ({0}) and in no inventory: see that it does before anything is built on it':
      '它在该处运行只是声明（{0}），不在任何清单内：在以此为基础之前请确认它确实在运行',
    'The primary of {0} is lost': '{0} 的主副本失效',
    'The virtual network {0} ({1}; ours: a private range away from the /{2#} of every address that the estate and its connections know; ranges that nobody listed may overlap)':
      '虚拟网络 {0}（{1}；由我们提出：避开资产及其连接中所有已知地址所在 /{2} 的专用地址范围；未列出的范围可能重叠）',
    'Wait for group {0#} of {1}': '等待 {1} 的组 {0}',
    'Web and gateways ({0#})': 'Web 与网关 ({0})',
    'What availability {0#} services have to keep: none is promised': '{0} 项服务须保持的可用性：没有承诺',
    'Whether quotas hold: {0#} vCPUs start at once': '配额是否足够：同时启动 {0} 个 vCPU',
    'Whether {0#} minutes of recovery are short enough: no objective is stated':
      '{0} 分钟的恢复时间是否足够短：未说明目标',
    'Who was last exercised when, and when again: of {0#} applications, drilled every {1#} months: {2#} never drilled, as far as is known; of {3#} machines, drilled every {4#} months: {5#} never drilled, as far as is known':
      '上次演练时间与下次演练时间：{0} 个应用程序，每 {1} 个月演练一次：就已知信息 {2} 个从未演练；{3} 台计算机，每 {4} 个月演练一次：就已知信息 {5} 台从未演练',
    'Run {0} to the latest point that is there; the shutdown of the first site fails, and the failover goes on':
      '将 {0} 运行到现有的最新恢复点；第一站点的关机会失败，故障转移继续',
    'a private address, taken for the site, in no inventory: it is lost with the site; in its place a replica of {0} that runs in the recovery site on one machine and can be promoted: stated ({1}), in no inventory and shown by no drill: its address is not known here':
      '专用地址，视为属于站点，不在清单内：随站点一并失效；其位置由恢复站点中一台计算机上可提升的 {0} 副本取代：为声明（{1}），不在清单内，也没有演练证明：此处不知道其地址',
    'a raw device takes no part in snapshots of the platform: it is not replicated without an agent ({0})':
      '裸设备不参与平台快照：无代理方式不会复制它 ({0})',
    'all {0#}': '全部 {0} 台',
    'all {0#} are of VMware or physical': '全部 {0} 台为 VMware 或物理机',
    'taken as the worst case: {0#} Windows machines on VMware, where DHCP is off or one of storvsc, vmbus, storflt, intelide and atapi does not start at boot, which no inventory tells; {1~}':
      '按最坏情况计：{0} 台 VMware 上的 Windows 计算机，其 DHCP 关闭或 storvsc、vmbus、storflt、intelide、atapi 之一不随启动加载，清单无法说明；{1}',
    'the upper end of {0#} to {1#} minutes, {2}': '取 {0} 至 {1} 分钟的上限，{2}',
    'any moment within {0#} h is expected, but points are thinned: all of the last {1#} h are kept, of those older than {3#} h one for each {2#} hours':
      '预期可恢复到 {0} 小时内的任意时刻，但恢复点会稀疏：最近 {1} 小时的全部保留，{3} 小时之前的每 {2} 小时保留一个',
    'any point within {0#} days is expected in {1} ({2}); points are kept as in {3} ({4}), but points are pruned: every point of the last {5#} hours is left, then one for every {6#} hours (documented for machines in Azure); the architecture is classic in {7} ({8}); classic keeps points for at most {9#} hours on premium and {10#} hours on standard storage, modernized for at most {11#} days':
      '{1} ({2}) 预期可恢复到 {0} 天内的任意恢复点；恢复点按 {3} ({4}) 保留，但会被修剪：最近 {5} 小时的恢复点全部保留，之后每 {6} 小时一个（文档针对 Azure 中的计算机）；{7} ({8}) 中的体系结构为经典；经典在高级存储上最多保留 {9} 小时、标准存储上 {10} 小时，现代化最多保留 {11} 天',
    'application-consistent points are made every {0#} min (the site file; {1})':
      '每 {0} 分钟创建应用程序一致的恢复点（站点文件；{1}）',
    'application-consistent points are made every {0#} min, and {1~}': '每 {0} 分钟创建应用程序一致的恢复点，{1}',
    'replication lags less than a minute at worst at the given bandwidth (our simulation; Site Recovery sends every write): {0~}':
      '在给定带宽下复制最多滞后不到一分钟（我们的模拟；Site Recovery 发送每次写入）：{0}',
    'replication lags {0#} min at worst at the given bandwidth (our simulation; Site Recovery sends every write): {1~}':
      '在给定带宽下复制最多滞后 {0} 分钟（我们的模拟；Site Recovery 发送每次写入）：{1}',
    'the newest is {0#} min old at worst': '最新的恢复点最差为 {0} 分钟前',
    'an objective of {0#} min cannot hold for points that come every {1#} min: {2~}':
      '恢复点每 {1} 分钟一个，无法满足 {0} 分钟的目标：{2}',
    '{0~} of the order of tiers; {1#} machines ask it; it asks {2#} that start before':
      '层级顺序中的{0}；{1} 台计算机访问它；它访问 {2} 台先启动的计算机',
    'ask the customer how fine the points must be after {0#} hours, a day and {1#} days; finer ones need the logs of the database or a backup':
      '询问客户 {0} 小时、一天与 {1} 天之后恢复点须有多细；更细的需要数据库日志或备份',
    'ask the customer what of the project removes {0}, and how long its repair takes until then':
      '询问客户项目中什么会消除 {0}，在此之前其修复需要多久',
    'ask the customer which engine {0} runs on today, where, and whether its recovery is part of the project':
      '询问客户 {0} 目前运行在哪种引擎上、位于何处，其恢复是否属于项目',
    'ask the customer which of {0#}, {1#} is right, and which machines are not meant':
      '询问客户 {0} 与 {1} 哪个正确，哪些计算机不包括在内',
    'asks machines of its own tier that start before; {0#} machines ask it; it asks {1#} that start before':
      '访问同层中先启动的计算机；{0} 台计算机访问它；它访问 {1} 台先启动的计算机',
    'at most {0#} %': '至多 {0} %',
    'at most {0#}': '至多 {0}',
    '{0#} or more': '{0} 或更多',
    'at most {0#} %, then at most {1#} %: {2~}': '至多 {0} %，之后至多 {1} %：{2}',
    '{0~}: at most {1#} %, then at most {2#} %': '{0}：至多 {1} %，之后至多 {2} %',
    '{0~} today: at most {1#} %; no objective is stated': '{0} 现状：至多 {1} %；未说明目标',
    '{0~} today: at most {1#} %; statements differ on its objective: {2~}':
      '{0} 现状：至多 {1} %；对其目标说法不一：{2}',
    '{0~} with the plan: at most {1#} %; no objective is stated': '{0} 采用计划后：至多 {1} %；未说明目标',
    '{0~} with the plan: at most {1#} %; statements differ on its objective: {2~}':
      '{0} 采用计划后：至多 {1} %；对其目标说法不一：{2}',
    '{0~} today: at most {1#} % against {2#} %, which does not follow from the inputs':
      '{0} 现状：至多 {1} %，而目标 {2} %，无法由输入得出',
    '{0~} today: at most {1#} % against {2#} %, which follows only if what is not counted never fails':
      '{0} 现状：至多 {1} %，而目标 {2} %，仅当未计入的部分从不发生故障时成立',
    '{0~} with the plan: at most {1#} % against {2#} %, which does not follow from the inputs':
      '{0} 采用计划后：至多 {1} %，而目标 {2} %，无法由输入得出',
    '{0~} with the plan: at most {1#} % against {2#} %, which follows only if what is not counted never fails':
      '{0} 采用计划后：至多 {1} %，而目标 {2} %，仅当未计入的部分从不发生故障时成立',
    'not counted, since the inventory does not tell it: {0~}; each availability is at most what is told here, and more hours may be lost':
      '未计入（清单未说明）：{0}；此处的每个可用性均为上限，损失的小时数可能更多',
    'the room of the hosts {0~}': '主机 {0} 的机房',
    'the hosts of {0#} machine(s)': '{0} 台计算机的主机',
    'the room of {0~}; the hosts of {1#} machine(s)': '{0} 的机房；{1} 台计算机的主机',
    'Whether the availability that is promised follows for {0~}: rooms or hosts that the inventory does not name are not counted':
      '{0} 所承诺的可用性是否成立尚不确定：清单未说明的机房或主机未计入',
    'at most {0#} disks are attached to the master target': '主目标服务器最多附加 {0} 个磁盘',
    'chosen here: {0#} of {1#} failovers work. Two drills that went well show no more than {2#} of {3#} (rule of succession), so this is to be earned by a drill each quarter':
      '此处选定：{1} 次故障转移中 {0} 次成功。两次成功的演练最多证明 {3} 次中 {2} 次（继承法则），因此须以每季度一次演练来证明',
    'classic, as in the site file; {0}: a configuration server is unsupported since {1~}':
      '经典（按站点文件）；{0}：配置服务器自 {1}起不再受支持',
    'crash-consistent points are made every {0#} min, and {1~}': '每 {0} 分钟创建崩溃一致的恢复点，{1}',
    'the objective of {0#} min holds': '满足 {0} 分钟的目标',
    'crash-consistent points are made every {0#} min, and that cannot be changed':
      '每 {0} 分钟创建崩溃一致的恢复点，且不可更改',
    'directory first: before every failover check that it answers: dcdiag passes Connectivity, Advertising and MachineAccount, SYSVOL is shared; seize the operations master roles only where the site is lost for good ({0})':
      '目录优先：每次故障转移之前检查其是否应答：dcdiag 通过 Connectivity、Advertising 与 MachineAccount，SYSVOL 已共享；仅在站点永久失效时才夺取操作主机角色 ({0})',
    'disks that are not replicated and do not come back with their machine: those of {0~}':
      '不复制且不随计算机恢复的磁盘：{0} 的磁盘',
    'done a day before, not on the path (rule {0})': '前一天完成，不在路径上（规则 {0}）',
    'for {0#} days': '{0} 天',
    'give --region {0}, or ask the customer which region is the target': '给出 --region {0}，或询问客户目标区域是哪个',
    'give the virtual network the controller as its DNS server: names of Azure are forwarded to {0} from within the network alone':
      '将该域控制器设为虚拟网络的 DNS 服务器：Azure 的名称只在网络内部转发到 {0}',
    'grows with the data: all of it crosses, then {0#} min to start and to verify (reckoned by us; the vendor states no figure)':
      '随数据量增长：全部数据须传输，然后 {0} 分钟用于启动与验证（由我们计算；供应商没有给出数值）',
    'how often application-consistent points are made is not stated, and the modernized generation has them off until somebody switches them on: state appConsistentMinutes, {0#} for none':
      '未说明应用程序一致点的创建频率，而现代化代系默认关闭，直到有人开启：请说明 appConsistentMinutes，{0} 表示不创建',
    'impossible later: {0~}': '之后不可能：{0}',
    'in the site file: {0} (expressRoute, peering not stated)': '站点文件中：{0}（ExpressRoute，未说明对等互连）',
    'keep a small set of the {0~} tier running in the recovery site and grow it after the failover':
      '在恢复站点保持{0}层的小规模运行，故障转移后再扩展',
    'network {0}': '网络 {0}',
    'no connection names {0#} machines of the plan: no rule lets anything to or from them':
      '{0} 台计划中的计算机没有连接：没有规则允许进出',
    'no connection names {0#} machine of the plan: no rule lets anything to or from it':
      '{0} 台计划中的计算机没有连接：没有规则允许进出',
    'the system of {0#} machines is not known: how people log on to them': '{0} 台计算机的系统未知：如何登录',
    'the system of {0#} machine is not known: how people log on to it': '{0} 台计算机的系统未知：如何登录',
    'no connection tells who asks {0}: who are the users, on which ports, through which balancer; no rule lets them in yet':
      '没有连接说明谁访问 {0}：用户是谁、使用哪些端口、经过哪个负载均衡器；目前没有规则放行',
    'no machine in it was seen to go out, and a network made after {0~} has no outbound access by itself ({1})':
      '未见其中的计算机出站，且 {0}之后创建的网络本身没有出站访问 ({1})',
    'not replicated: {0~}': '不复制：{0}',
    'the site file states that classic stands there, out of support since 30 March 2026; for the same {0#} machine(s) it takes a configuration server of {1#} vCPU, {2#} GB of memory and {3#} GB of cache, which explains what is found and is not planned':
      '站点文件说明现有的是经典代系，自 2026 年 3 月 30 日起不再受支持；对同样的 {0} 台计算机，它需要一台配置服务器（{1} 个 vCPU、{2} GB 内存、{3} GB 缓存），仅用于解释现状，不在计划中',
    'the move: the {0#} replication appliances of this plan and a new vault, replication enabled there, a test failover, and only then the configuration server taken away':
      '迁移：采用本计划的 {0} 台复制设备和新的保管库，在其中启用复制，做一次测试故障转移，之后才移除配置服务器',
    'the site file states the classic generation, whose configuration servers are out of support since 30 March 2026: {0#} (machine is|machines are) planned with the modernized one, with its limits, appliances, checklist and cost':
      '站点文件说明经典代系，其配置服务器自 2026 年 3 月 30 日起不再受支持：{0} 台计算机按现代化代系计划，含其限制、设备、核对清单和成本',
    'replicated, and in no plan: {0~}': '已复制，但不在任何计划中：{0}',
    '{0~}; on the site it is asked through {1~}, in whose place something of Azure asks it after recovery':
      '{0}；站点内通过 {1} 访问它，恢复后由 Azure 中取代其位置者访问',
    '{0~}; on the site it is asked through {1~}, in whose place something of Azure asks it after recovery: for whom, no connection tells':
      '{0}；站点内通过 {1} 访问它，恢复后由 Azure 中取代其位置者访问：为谁访问，没有连接说明',
    '{0#} of {1#}, {2#} of them not held against every limit': '{1} 台中的 {0} 台，其中 {2} 台未按每项限制判断',
    '{0#}, {1#} of them in no plan': '{0}，其中 {1} 台不在任何计划中',
    'Site Recovery cannot protect it: {0~}': 'Site Recovery 无法保护它：{0}',
    'out of scope: {0~}': '在范围之外：{0}',
    'what runs on it replicates by itself: {0~}': '其上运行的内容自行复制：{0}',
    'whether it comes back is unknown: {0~}': '能否恢复未知：{0}',
    'one for each {0#} hours': '每 {0} 小时一个',
    'operations ({0~}): {1~}': '运维（{0}）：{1}',
    '{0#} of {1#} ways between its machines were seen, last on {2@}':
      '其计算机之间 {1} 条路径中 {0} 条曾见到，最后于 {2}',
    'our upper bound: {0#} GB written a day over {1#} h, with one full copy':
      '我们的上限：每天写入 {0} GB，共 {1} 小时，另加一个完整副本',
    'ours: {0#} of {1#} failovers work while no drill has shown more':
      '我们的规定：在没有演练证明更多之前，{1} 次故障转移中 {0} 次成功',
    'over a limit of Site Recovery, so that points, times and availabilities of this plan do not hold for them: {0~}; each with its way out in the table of protection':
      '超出 Site Recovery 的限制，因此本计划的恢复点、时间与可用性对其不成立：{0}；各自的出路见保护表',
    'place a writable domain controller with DNS in the recovery region: an additional one, promoted there and kept in step, so that it runs before the first machine is failed over ({0})':
      '在恢复区域放置带 DNS 的可写域控制器：在该处额外提升一台并保持同步，使其在首台计算机故障转移之前已在运行 ({0})',
    'points are kept {0#} h (the documented default); at most {1#} h':
      '恢复点保留 {0} 小时（文档默认值）；最多 {1} 小时',
    'points are to be kept for {0#} days in {1} ({2}), but the architecture is classic in {3} ({4}); classic keeps points for at most {5#} hours on premium and {6#} hours on standard storage, modernized for at most {7#} days':
      '{1} ({2}) 要求恢复点保留 {0} 天，但 {3} ({4}) 中的体系结构为经典；经典在高级存储上最多保留 {5} 小时、标准存储上 {6} 小时，现代化最多保留 {7} 天',
    'points are to be kept {0#} h (the site file; {1}), but the classic generation keeps at most {2#} h on premium and {3#} h on standard storage':
      '要求恢复点保留 {0} 小时（站点文件；{1}），但经典代系在高级存储上最多保留 {2} 小时、标准存储上 {3} 小时',
    'points are to be kept {0#} h ({1~}), but the classic generation keeps at most {2#} h on premium and {3#} h on standard storage, and {4~} is stated ({5~}), but {6#} of {7#} target disks are premium':
      '要求恢复点保留 {0} 小时（{1}），但经典代系在高级存储上最多保留 {2} 小时、标准存储上 {3} 小时；所说明的是 {4}（{5}），而 {7} 个目标磁盘中有 {6} 个为高级磁盘',
    'points are to be kept {0#} h ({1~}), but at most {2#} h ({3#} days) are kept on unmanaged disks ({4~}), as documented for machines in Azure':
      '要求恢复点保留 {0} 小时（{1}），但非托管磁盘（{4}）上最多保留 {2} 小时（{3} 天），此限制的文档针对 Azure 中的计算机',
    'replicate to managed disks, on which points are kept up to {0#} days':
      '复制到托管磁盘，恢复点在其上最多保留 {0} 天',
    'Site Recovery (classic, unsupported since {0}): no table here lists its addresses; what reaches Azure: configuration server on {1#}/tcp, process server on {2#}/tcp':
      'Site Recovery（经典，自 {0} 起不受支持）：此处没有列出其地址的表；访问 Azure 的有：配置服务器 {1}/tcp，进程服务器 {2}/tcp',
    'points of several machines fall on one moment only where multi-VM consistency is switched on: at most {0#} machines, TCP port {1#} between them; such a machine cannot be failed over alone, and none that replicates already can be added':
      '只有开启多 VM 一致性，多台计算机的恢复点才落在同一时刻：最多 {0} 台，彼此间使用 TCP 端口 {1}；这样的计算机不能单独故障转移，已在复制的计算机也不能加入',
    'seen: {0~}': '所见：{0}',
    'source: {0}': '来源：{0}',
    'switch them on for databases, every {0#} to {1#} hours': '为数据库开启，每 {0} 至 {1} 小时',
    'the RPO threshold of {0#} min is an alarm and no control: event and optional e-mail when current RPO exceeds it':
      '{0} 分钟的 RPO 阈值只是警报而非控制：当前 RPO 超过时产生事件与可选的电子邮件',
    'the classic generation is unsupported since {0~}: move to the modernized one before a failover, since its way home needs the configuration server with its old address':
      '经典代系自 {0}起不再受支持：请在故障转移之前迁至现代化代系，因为其回程需要原地址的配置服务器',
    'the last {0#} min of changes cross, then {1#} min to start and to verify; {2~}':
      '传输最后 {0} 分钟的更改，然后 {1} 分钟用于启动与验证；{2}',
    "the plan's day is {0@}": '计划日为 {0}',
    'the time counts on a replica of {0} that runs in the recovery site on one machine and can be promoted: stated ({1}), in no inventory and shown by no drill':
      '该时间依赖恢复站点中一台计算机上可提升的 {0} 副本：为声明（{1}），不在清单内，也没有演练证明',
    'the time counts on a writable domain controller that runs in the recovery site before any plan starts, as the design has it: no plan starts one, and {0~}':
      '该时间依赖恢复站点中在任何计划启动之前已运行的可写域控制器（按设计）：没有计划启动它，{0}',
    'what directory the recovery site has is contradicted ({0})': '且关于恢复站点的目录说法矛盾 ({0})',
    'use the modernized generation, which keeps up to {0#} days': '采用现代化代系，最多保留 {0} 天',
    'keep points for {0#} h, and take what must reach further back from a backup':
      '恢复点保留 {0} 小时，更早的内容取自备份',
    'which Azure regions {0} reaches is not stated': '未说明 {0} 通达哪些 Azure 区域',
    'which database {0} is: {1} ({2}) or {3} ({4})': '{0} 是哪种数据库：{1} ({2}) 或 {3} ({4})',
    'which directory: an additional controller ({0}) or a read-only controller ({1}); the design has an additional writable one, since a read-only one can hold no operations master role':
      '哪种目录：额外的域控制器 ({0}) 或只读域控制器 ({1})；设计采用额外的可写域控制器，因为只读域控制器不能持有操作主机角色',
    'which region: {0} ({1}) or {2} ({3}); none was chosen': '哪个区域：{0} ({1}) 或 {2} ({3})；尚未选定',
    '{0#} % or more': '{0} % 或以上',
    '{0#} %, then {1#} %: {2~}': '{0} %，采用计划后 {1} %：{2}',
    '{0#} %, then {1#} %: {2~}, the least of all': '{0} %，采用计划后 {1} %：{2}，为最低',
    'at most {0#} %, then at most {1#} %: {2~}, the least of all': '至多 {0} %，采用计划后至多 {1} %：{2}，为最低',
    '{0#} h a year': '每年 {0} 小时',
    '{0#} machine that asks is known as a firewall: {1} ({2~}; {3#} connections; asked by {4}); with source NAT they stand for whoever asked through them':
      '一个访问者（{0} 台）已知为防火墙：{1}（{2}；{3} 次连接；被 {4} 访问）；使用源 NAT 时它代表经其访问的任何一方',
    '{0#} machine(s) with disks that do not come back': '{0} 台计算机有无法恢复的磁盘',
    '{0#} machine(s); whose ways lead through it no connection tells': '{0} 台计算机；没有连接说明谁的路径经过它',
    '{0#} machine(s) over a limit of Site Recovery: the plan does not hold for them':
      '{0} 台计算机超出 Site Recovery 的限制：本计划对其不成立',
    '{0#} machine(s) that no plan starts, each with the reason': '{0} 台计算机没有计划启动，各附原因',
    '{0#} min at worst, crash-consistent': '最差 {0} 分钟，崩溃一致',
    '{0#} min for a machine of this tier: {1~}': '该层每台计算机 {0} 分钟：{1}',
    '{0#} min or less': '{0} 分钟或以下',
    '{0#} min, within {1#}': '{0} 分钟，在 {1} 分钟之内',
    '{0#} of its machines go out; a network made after {1~} has no outbound access by itself ({2}); ours':
      '其中 {0} 台计算机出站；{1}之后创建的网络本身没有出站访问 ({2})；我们的规定',
    '{0#} of {1#} dependencies between machines of the plan pass': '计划内计算机之间 {1} 个依赖中 {0} 个可通过',
    '{0#} of {1#} run on Hyper-V: the appliance brings machines to VMware alone, and Site Recovery for Hyper-V has a failback of its own':
      '{1} 台中 {0} 台在 Hyper-V 上运行：设备只能将计算机带回 VMware，而 Hyper-V 的 Site Recovery 有自己的故障回复',
    '{0#} question(s) of the recovery site to be answered': '恢复站点有 {0} 个待答复的问题',
    '{0#} rule(s) of the policy that cannot be judged': '策略中有 {0} 条规则无法判断',
    '{0#} rule(s) of the policy broken, each with a way out': '策略中有 {0} 条规则未遵守，各附出路',
    '{0#} s today, which is short enough: resolvers forget it within {1#} s of the switch; both addresses are still to be filled in':
      '目前为 {0} 秒，足够短：解析程序在切换后 {1} 秒内忘记它；两个地址仍待填写',
    '{0#} times as long': '{0} 倍时长',
    '{0#} times as often': '{0} 倍频率',
    '{0~} (active): {1~}': '{0}（主动）：{1}',
    'a {0} to {1}, with a mode that nobody states': '通往 {1} 的 {0}，模式无人说明',
    '{0} has {1#} writable copies: settle which one holds before anything is replicated home':
      '{0} 有 {1} 个可写副本：在向源端复制之前确定以哪个为准',
    '{0~} is lost alone': '{0} 单独失效',
    '{0} is said to be active/passive, and its passive partner is not named: which circuit, over which place':
      '{0} 据称为主动/被动，但未指名其被动的一方：哪条线路、经过何处',
    '{0}, by the end of its name ({1}): its firewall has to know the recovery region, or it gets a private endpoint there; whether it is there while its own region is lost is the matter of its own plan':
      '{0}（按名称后缀，{1}）：其防火墙须认可恢复区域，或在该处获得专用终结点；其自身区域失效时它是否可用由其自身的计划决定',
    '{0~}, group {1#} ({2~}): {3~}': '{0}，组 {1}（{2}）：{3}',
    '{0~}, group {1#}: {2~}': '{0}，组 {1}：{2}',
    '{0~}: make the machines from their recovery points': '{0}：由恢复点创建计算机',
    '{0~}: prepare what is not ready for Azure': '{0}：准备对 Azure 未就绪的内容',
    'Availability that does not follow for {0#} service(s)': '{0} 项服务的可用性无法由输入得出',
    'By plan {0#} minutes pass until all works again, where {1#} are the objective':
      '按计划需 {0} 分钟才全部恢复，而目标为 {1} 分钟',
    'Crash-consistent points do not meet the objective: {0~}': '崩溃一致的恢复点达不到目标：{0}',
    'the objective of {0#} min does not hold': '不满足 {0} 分钟的目标',
    'Cut {0~} off from the network': '将 {0} 从网络断开',
    'Recovery takes {0#} minutes, {1#} over the objective': '恢复需 {0} 分钟，超出目标 {1} 分钟',
    'What saves most: {0~}': '最有效的措施：{0}',
    'Stop {0~} hard. {1~}': '强制停止 {0}。{1}',
    'without it the machines that it connects fall into {0#} pieces, and {1#} machine(s are| is) cut off from the largest':
      '没有它，所连接的计算机分成 {0} 部分，{1} 台与最大部分断开',
    'The availability that is promised does not follow for {0~}': '{0} 所承诺的可用性无法由输入得出',
    'What is promised is more than the design gives, even with the plan: {0~}':
      '承诺高于设计所能达到的，即使采用计划：{0}',
    '{0~} comes to {1#} %': '{0} 达到 {1} %',
    'all of these together: {0#} min are left, still over the objective of {1#} min':
      '全部采用后：仍需 {0} 分钟，超出 {1} 分钟的目标',
    'all of these together: {0#} min are left, within the objective of {1#} min':
      '全部采用后：仍需 {0} 分钟，在 {1} 分钟的目标之内',
    '{0~} of the order of tiers; {1#} machine(s ask| asks) it; it asks {2#} that start before; {3~}':
      '层级顺序中的{0}；{1} 台计算机访问它；它访问 {2} 台先启动的计算机；{3}',
    '{0#} without any connection, placed by role or tier': '{0} 台没有任何连接，按角色或层级放置',
    'no sign of a role: {0~}, placed with those that ask them, else last':
      '没有角色迹象：{0}，与访问它们的计算机放在一起，否则最后',
    'it counts on {0~}, which (is|are) over a limit of Site Recovery: nothing is promised of (its|their) points':
      '它依赖 {0}，而后者超出 Site Recovery 的限制：其恢复点没有任何保证',
    'management: {0} from Azure Bastion alone to the new domain controllers, which nobody could promote or mend otherwise':
      '管理：仅从 Azure Bastion 以 {0} 访问新的域控制器，否则无人能提升或修复它们',
    'management: {0} from Azure Bastion alone; who logged on before stands among the operations':
      '管理：仅来自 Azure Bastion 的 {0}；此前的登录来源列于运维规则中',
    'of the {0#} hours a year that are lost today, single points cost: {1~}':
      '目前每年损失的 {0} 小时中，单点造成：{1}',
    '{0~} {1#} (without it {2#} %)': '{0} {1}（没有它时 {2} %）',
    'the plan saves {0#} of {1#} hours a year': '计划每年节省 {1} 小时中的 {0} 小时',
    '{0~} of the order of tiers; {1#} machine asks it; it asks {2#} that start before':
      '层级顺序中的{0}；{1} 台计算机访问它；它访问 {2} 台先启动的计算机',
    '{0#} % leaves {1#} hours a year to lose, and with the plan {2#} are lost: {3#} until a failover is through ({4#} min of each outage, or all of one that no failover gets around), {5#} where it does not work ({6#} % of failovers do, and the recovery site is there {7#} % of the time); the first alone is more: no better failover reaches it, only a shorter one':
      '{0} % 允许每年损失 {1} 小时，采用计划后损失 {2} 小时：{3} 小时为故障转移完成之前（每次中断 {4} 分钟，或故障转移无法绕过时的全程），{5} 小时为故障转移不成功时（{6} % 的故障转移成功，恢复站点有 {7} % 的时间可用）；仅前者就已超出：更可靠的故障转移也达不到，只有更短的才能',
    '{0#} min, over {1#}': '{0} 分钟，超过 {1} 分钟',
    '{0~} today: {1#} %; no objective is stated, or statements differ': '{0} 现状：{1} %；未说明目标，或说法不一',
    '{0~} with the plan: {1#} % against {2#} %, which does not follow from the inputs':
      '{0} 采用计划后：{1} %，而目标 {2} %，无法由输入得出',
    '{0~} with the plan: {1#} % against {2#} %, which follows from the inputs':
      '{0} 采用计划后：{1} %，而目标 {2} %，可由输入得出',
    'Conditions {0~}': '{0}的条件',
    'Failback {0~}': '{0}的故障回复',
    'What each way home asks for, of machines of {0~}': '{0}的计算机每种回程方式的要求',
    'Which way home is recommended for the machines of each platform, which have ways of their own; {0~}':
      '为每种平台的计算机建议的回程方式（各平台方式不同）；{0}',
    'Ways home of {0~}, in the order in which they are taken (ours)': '{0}的回程方式，按采用的顺序（我们的规定）',
    '{0#} machine(s) of {1~}': '{0} 台{1}计算机',
    '{0#} machine(s) of {1~} that need another way home': '{0} 台{1}计算机需要其他回程方式',
    'Which way leads home for {0~}: {1~}': '{0}采用哪种回程方式：{1}',
    'Rules of network security groups, each with what it rests on; the last of each subnet and direction, priority 4096, denies all else. Inbound rules are what was seen; outbound ones between machines of the plan are inferred from the other end of the same connections. Asked of them: {0~}':
      '网络安全组规则，每条附其依据；每个子网与方向的最后一条（优先级 4096）拒绝其余一切。入站规则为所见连接；计划内计算机之间的出站规则由相同连接的另一端推断。以此核对：{0}',
    'they have {0~}, to themselves': '它们独占{0}',
    'the link home of {0#} Mb/s': '{0} Mb/s 的回程链路',
    '{0~} share {1~}; each figure of theirs is reckoned as if it were alone on it; at the same time their hours add, and so do their last changes; one after the other each takes its own (ours)':
      '{0} 共用{1}；其各项数值按独占链路计算；同时进行时小时数相加，最后的更改也相加；先后进行时各用各的时间（我们的规定）',
    'source {0~}, target {1~}': '源 {0}，目标 {1}',
    'stated in the site file; still to be settled: {0~}': '在站点文件中声明；仍待确定：{0}',
    'the stated way is impossible ({0~})': '所声明的方式不可能（{0}）',
    'no way is open: {0~}': '没有可用的方式：{0}',
    'still to be settled: {0~}': '仍待确定：{0}',
    '{0~} cannot take it and need another way': '{0} 无法采用，需要其他方式',
    'not so that {0~}: {1~}': '并非“{0}”：{1}',
    'home is {0}, as the settings say of all machines': '源端为 {0}（按设置，针对所有计算机）',
    'home is {0}, where they ran': '源端为 {0}，即其原运行处',
    'all data crosses in {0#} h, during which the business stands; up to {1#} h fit into a change window (ours)':
      '全部数据传输需 {0} 小时，期间业务停止；变更窗口可容纳至多 {1} 小时（我们的规定）',
    'the inventory does not tell it of {0#} machine(s)': '清单没有说明 {0} 台计算机的此项信息',
    'the inventory does not tell it of disks of {0#} machine(s)': '清单没有说明 {0} 台计算机磁盘的此项信息',
    'read-only on {0}: discovery works with it, and failback fails': '在 {0} 上为只读：可用于发现，但故障回复会失败',
    '{0#} disks come home: in {1#} batches at least, or with more master targets':
      '{0} 个磁盘回程：至少分 {1} 个批次，或使用更多主目标服务器',
    'in the site file: {0}': '站点文件中：{0}',
    'delete these before the way home: {0}': '回程前删除这些检查点：{0}',
    'the inventory does not tell it of {0~}': '清单没有说明 {0} 的此项信息',
    'Run a planned failover from Azure, which is the only one that there is, with "Synchronize data before failover": {0~}, while the machine in Azure runs on':
      '从 Azure 运行计划的故障转移（唯一的一种），选择“故障转移之前同步数据”：{0}，期间 Azure 中的计算机继续运行',
    'Run a planned failover from Azure, which is the only one that there is, {0~}, while the machine in Azure runs on':
      '从 Azure 运行计划的故障转移（唯一的一种），{0}，期间 Azure 中的计算机继续运行',
    'no source states the size of {0#} machine(s): the bytes of a full copy are not known':
      '没有来源说明 {0} 台计算机的大小：完整副本的字节数未知',
    'no sample tells what {0#} machine(s) (writes|write): the bytes of changes are not known':
      '没有采样说明 {0} 台计算机的写入量：更改的字节数未知',
    'grows with the data: all of it crosses, then {0#} min to start and to verify (reckoned by us; no page states a figure)':
      '随数据量增长：全部数据须传输，然后 {0} 分钟用于启动与验证（由我们计算；没有文档给出数值）',
    'about {0#} min to start are documented': '文档记载启动约需 {0} 分钟',
    'what is written while the snapshot is compared and copied crosses last, then {0#} min to start and to verify':
      '快照比对与复制期间的写入最后传输，然后 {0} 分钟用于启动与验证',
    'what is written while the snapshot is copied crosses last, then {0#} min to start and to verify':
      '快照复制期间的写入最后传输，然后 {0} 分钟用于启动与验证',
    'names are answered there, from within the network alone; by another page DNS of the platform is let through unless a tag denies it ({0}), so this rule only says so openly (ours)':
      '名称在该处应答，仅限网络内部；按另一文档，除非有标记拒绝，平台的 DNS 会被放行 ({0})，因此本规则只是明确写出（我们的规定）',
    'at which address {0~} answers: machines that go home need it, and no rule lets them there yet':
      '{0}在哪个地址应答：回程的计算机需要它，而目前没有规则放行',
    '{0~} asks it': '{0} 访问它',
    'asks {0~}': '访问 {0}',
    'inferred: {0~}': '推断：{0}',
    'inferred: asks {0}, which asks {1} on the same port, and in whose place Azure has its own way out':
      '推断：访问 {0}，后者在同一端口访问 {1}，在 Azure 中由自身的出口取代',
    'seen last on {0@}': '最后见于 {0}',
    'older than {0#} days: ask before it is opened': '超过 {0} 天：开放前请询问',
    'the directory keeps itself in step with the site ({0}); it rests on no connection that was seen':
      '目录自行与站点保持同步 ({0})；不以所见连接为依据',
    'Recommended: {0~}': '建议：{0}',
    '{0~} is theirs alone': '由其独占{0}',
    'a private address, taken for the site, in no inventory: it is lost with the site; in its place a replica of {0} that runs in the recovery site on one machine and can be promoted: stated ({1}), in no inventory and shown by no drill: its address is not known here, rules call it {2}':
      '专用地址，视为属于站点，不在清单内：随站点一并失效；其位置由恢复站点中一台计算机上可提升的 {0} 副本取代：为声明（{1}），不在清单内，也没有演练证明：此处不知道其地址，规则称之为 {2}',
    'for control; machines that were failed over have to reach it over the circuit or a VPN ({0})':
      '用于控制；已故障转移的计算机须经线路或 VPN 访问它 ({0})',
    'for data; the port can be changed; one in Azure is advised, above all where only a VPN leads to the site ({0})':
      '用于数据；端口可更改；建议在 Azure 中设一台，仅有 VPN 通往站点时尤其如此 ({0})',
    'in place of {0}: a replica of {1} that runs in the recovery site on one machine and can be promoted: stated ({2}), in no inventory and shown by no drill':
      '取代 {0}：恢复站点中一台计算机上可提升的 {1} 副本：为声明（{2}），不在清单内，也没有演练证明',
    'inferred from the other end of connections that are let in there; {0~}': '由在另一端放行的连接推断；{0}',
    '{0} asks {1} on the site today, lost with it; in their place answers a replica of {2} that runs in the recovery site on one machine and can be promoted: stated ({3}), in no inventory and shown by no drill':
      '{0} 目前访问站点上的 {1}，随站点一并失效；由恢复站点中一台计算机上可提升的 {2} 副本代为应答：为声明（{3}），不在清单内，也没有演练证明',
    'inferred: {0} asks {1} on the site today, lost with it; in their place answers a replica of {2} that runs in the recovery site on one machine and can be promoted: stated ({3}), in no inventory and shown by no drill':
      '推断：{0} 目前访问站点上的 {1}，随站点一并失效；由恢复站点中一台计算机上可提升的 {2} 副本代为应答：为声明（{3}），不在清单内，也没有演练证明',
    'its address is not known: put its network card into {0}; seen last on {1@}':
      '其地址未知：请将其网卡放入 {0}；最后见于 {1}',
    'its address is not known: put its network card into {0}': '其地址未知：请将其网卡放入 {0}',
    'machines that are protected need {0}; the tag is of {1}': '受保护的计算机需要 {0}；标记来自 {1}',
    '{0~}, and the Mobility agent upgrades itself': '{0}，且移动代理自动升级',
    '{0~}, and their disks are encrypted within (Azure Disk Encryption)': '{0}，且其磁盘在内部加密（Azure 磁盘加密）',
    '{0#} for control and {1#} for data, which can be changed; failback asks for no other ports than protection ({2}), and for no process server in Azure; over the circuit or a VPN':
      '{0} 用于控制，{1} 用于数据（可更改）；故障回复所需端口与保护相同 ({2})，Azure 中不需要进程服务器；经线路或 VPN',
    '{0#} rules by what they rest on: {1#} connections seen, {2#} inferred from connections, {3#} a document, {4#} ours; closed beside them {5#} for later and {6#} of operations':
      '{0} 条规则按依据：所见连接 {1}，由连接推断 {2}，文档 {3}，我们的规定 {4}；此外关闭的有供日后启用 {5} 条与运维 {6} 条',

    // Map of dependencies
    'No application, {0~}': '无应用程序，{0}',
    'What is taken for noise: {0#} rule(s)': '视为噪声的内容：{0} 条规则',
    'the only {0~} that {1#} machine(s ask| asks) on port {2#}: no second one stands in for it':
      '{1} 台计算机通过端口 {2} 访问的唯一{0}：没有第二个可替代',
    '{0#} box(es|)': '{0} 个方框',
    '{0#} dependenc(y|ies)': '{0} 个依赖',
    '{0#} dependencies and {1#} of replication between {2#} machines, seen from {3@} to {4@}':
      '{2} 台计算机之间有 {0} 个依赖与 {1} 个复制关系，见于 {3} 至 {4}',
    'No connection names {0#} machine(s): nothing is known of what they need': '没有连接涉及 {0} 台计算机：其需要未知',
    '{0#} more run to or from parties in no inventory and are not on the map':
      '另有 {0} 个涉及不在清单内的对象，未在图中显示',
    '{0#} edge(s)': '{0} 条连线',
    '{0#} line(s)': '{0} 条连线',
    '{0#} machines go out through it alone; of {1#} parties outside that it asks, {2#} are asked by no other machine':
      '{0} 台计算机只能经它出站；它访问的 {1} 个外部对象中，{2} 个没有其他计算机访问',
    '{0#} single point(s) of failure, {1#} machines with (it|them)': '{0} 个单点故障，牵连 {1} 台计算机',

    // Charts and studies
    'Over the {0#} machine(s) that every policy here sizes at known prices':
      '涉及 {0} 台此处每种策略都能以已知价格选型的计算机',
    'The policy stands at {0#} {1} a month with {2#} % of the buckets overloaded':
      '本策略为每月 {0} {1}，{2} % 的时段过载',
    'At the knee, after which money buys less: {0#} {1} a month with {2#} % of the buckets overloaded':
      '拐点（此后花钱收效减少）：每月 {0} {1}，{2} % 的时段过载',
    'Overloaded {0#}-minute buckets, %': '过载的 {0} 分钟时段，%',
    '{0#} machine(s) with samples; {1#} of {2#} days show none': '{0} 台计算机有采样；{2} 天中 {1} 天没有',
    '{0#}, now {1#}': '{0}，现为 {1}',
    '{0#} other applications': '其他 {0} 个应用程序',
    '{0#} other machine(s)': '其他 {0} 台计算机',
    '{0#} other systems': '其他 {0} 种操作系统',
    'Overloaded are the {0#}-minute buckets of {1@} to {2@} whose maximum exceeds what the chosen size or a disk offers; {3#} of {4#} machines have samples':
      '过载是指 {1} 至 {2} 中最大值超过所选大小或磁盘能力的 {0} 分钟时段；{4} 台计算机中 {3} 台有采样',
    '{0#} to {1#} %': '{0} 至 {1} %',
    'over {0#} %': '超过 {0} %',
    'Premium SSD {0~}': '高级 SSD {0}',
    'Standard SSD {0~}': '标准 SSD {0}',
    'Standard HDD {0~}': '标准 HDD {0}',
    'the policy takes P{0#} for every machine': '策略对每台计算机取 P{0}',
    '{0#} whole week(s)': '{0} 个整周',
    'In weeks that sizing had not seen, {0~}': '在选型未见过的各周中，{0}',
    'the least overloaded, {0~}': '过载最少的：{0}',
    '{0} was overloaded in {1#} % of the buckets at {2#} {3} a month': '{0} 有 {1} % 的时段过载，每月 {2} {3}',
    '{0} was overloaded in {1#} % of the buckets at {2#} {3} a month, the least':
      '{0} 有 {1} % 的时段过载，每月 {2} {3}，为最少',
    '{0#} machine-week(s) compared, {1#} machine-week(s) left out': '比较了 {0} 个计算机·周，排除 {1} 个',
    'The worst week of {0} began on {1@}, with {2#} % of its buckets overloaded':
      '{0} 最差的一周始于 {1}，有 {2} % 的时段过载',
    '{0#} rule(s) more (stand|stands) in the table alone': '另有 {0} 条规则只列于表中',
    '{0}: the policy "{1}" as it is': '{0}：策略“{1}”本身',
    '{0}: P{1#} for every machine x {2#} on CPU, memory, disk performance and network':
      '{0}：每台计算机取 P{1}，CPU、内存、磁盘性能与网络乘以 {2}',
    '{0}: the cheapest size that the past overloads in at most {1#} % of its {2#}-minute buckets':
      '{0}：过去至多 {1} % 的 {2} 分钟时段过载的最便宜大小',
    '{0#} machine(s) refused': '{0} 台计算机被拒绝',
    '{0#} polic(y|ies) tried on the same estate': '对同一资产试过 {0} 种策略',
    'There is no knee: {0~}': '没有拐点：{0}',
    '{0#} polic(y|ies) not on the curve: {1~}': '{0} 种策略不在曲线上：{1}',

    // Plans: what replication and recovery share
    '{0~} (the first {1#} of {2#})': '{0}（共 {2} 项，先列 {1} 项）',
    '{0~} (the first {1#} of {2#}): {3#} row(s)': '{0}（共 {2} 项，先列 {1} 项）：{3} 行',
    '{0~}: {1#} row(s)': '{0}：{1} 行',
    'Bandwidth: {0#} row(s)': '带宽：{0} 行',
    '{0#} min': '{0} 分钟',
    '{0#} more row(s)': '{0} 行',
    '{0#} more sentence(s)': '{0} 句',
    '{0#} of {1#}': '{0} / {1}',
    '{0#} problem(s) of the inputs, each with its remedy': '{0} 个输入数据的问题，各附处理办法',

    // Problems and risks, more
    'One fault stops more than one machine, before the move and behind it. The widest: without {0}, {1#} other machines lose a service or each other':
      '一个故障会使多台计算机停止，迁移前后均是如此。影响最广的：若没有 {0}，另有 {1} 台计算机失去某项服务或彼此失联',
    'the machine boots from UEFI and runs {0}, which cannot be a generation {1#} VM':
      '该计算机从 UEFI 启动并运行 {0}，后者不能成为第 {1} 代 VM',
    '{0~} (protection/{1})': '{0} (protection/{1})',
    '{0~} (migration/{1})': '{0} (migration/{1})',
    '{0~} (sizing/{1})': '{0} (sizing/{1})',
    '{0~} (boot/{1})': '{0} (boot/{1})',
    'the assessment is for {0} ({1}), but the target region is {2} in {3} ({4}), and {5} in {6} ({7})':
      '评估针对 {0} ({1})，但目标区域在 {3} ({4}) 中为 {2}，在 {6} ({7}) 中为 {5}',
    'the database {0} is {1}, on premises, in scope in {2} ({3}), but {4}, run by Azure, out of scope in {5} ({6})':
      '数据库 {0} 在 {2} ({3}) 中为 {1}，位于本地，在范围内；但在 {5} ({6}) 中为 {4}，由 Azure 运行，在范围之外',
    'the directory in the recovery site is {0~} in {1} ({2}), but {3~} in {4} ({5})':
      '恢复站点中的目录在 {1} ({2}) 中为{0}，但在 {4} ({5}) 中为{3}',
    'the machines do not add up: {0~} in {1} ({2}); {3#} listed by group: {4} in {5} ({6}); {7#} in the inventory':
      '计算机数目不一致：{1} ({2}) 中为 {0}；{5} ({6}) 按组列出 {3} 台：{4}；清单中为 {7} 台',
    'the recovery point objective is {0#} minutes in {1} ({2}), but app-consistent points are made every {3#} hour in {4} ({5}): a recovery to one of them loses up to {6#} minutes; crash-consistent points, every {7#} minutes, keep it':
      '{1} ({2}) 中的恢复点目标为 {0} 分钟，但 {4} ({5}) 中每 {3} 小时创建应用程序一致的恢复点：恢复到其中之一最多丢失 {6} 分钟；每 {7} 分钟的崩溃一致点可满足目标',
    'the target region is {0} in {1} ({2}), but {3} in {4} ({5})':
      '目标区域在 {1} ({2}) 中为 {0}，但在 {4} ({5}) 中为 {3}',
    'tag {0}={1}': '标记 {0}={1}',
    '{0#} % are promised after the project in {1} ({2}), at most {3#} minutes of outage in a month, but {4} is a single point of failure in {5} ({6}) (its loss: {7}) and nothing stated removes it':
      '{1} ({2}) 承诺项目后达到 {0} %，即每月中断至多 {3} 分钟，但 {4} 在 {5} ({6}) 中为单点故障（其失效：{7}），且没有任何声明的措施消除它',
    '{0} are named in {1} ({2}), but the inventory ({3}) has no such machines among its {4#}':
      '{1} ({2}) 提到 {0}，但清单 ({3}) 的 {4} 台计算机中没有它们',
    '{0~} of {1#} machine(s)': '{1} 台计算机的{0}',
    'disk throughput of {0#}': '{0} 台的磁盘吞吐量',
    'disk IOPS of {0#}': '{0} 台的磁盘 IOPS',
    'memory of {0#}': '{0} 台的内存',
    'outgoing network of {0#}': '{0} 台的出站网络',
    'CPU of {0#}': '{0} 台的 CPU',
    'samples span {0#} day(s), {1@} to {2@}: a weekly rhythm cannot show':
      '采样跨度 {0} 天，{1} 至 {2}：无法显示每周规律',
    'under “{0~}”, which changes the known price of {1#} machine and takes licences that are owned':
      '采用“{0}”，改变 {1} 台计算机的已知价格，并需要已拥有的许可证',
    'under “{0~}”, which changes the known price of {1#} machine': '采用“{0}”，改变 {1} 台计算机的已知价格',
    '{0#} of {1#} machines have an unknown firmware and get only sizes that boot either generation':
      '{1} 台计算机中 {0} 台固件未知，只采用两种代系都能启动的大小',
    '{0#} of {1#} machines have samples but none of outgoing network: it limits no size, unless the input states some':
      '{1} 台计算机中 {0} 台有采样但没有出站网络采样：除非输入说明，否则它不限制任何大小',
    '{0#} of {1#} machines have samples but none of disk IOPS: none of these limits their disks and size, unless the input states some':
      '{1} 台计算机中 {0} 台有采样但没有磁盘 IOPS：除非输入说明，否则不以此限制其磁盘与大小',
    '{0#} of {1#} machines have samples but none of disk throughput: none of it limits their disks and size, unless the input states some':
      '{1} 台计算机中 {0} 台有采样但没有磁盘吞吐量：除非输入说明，否则不以此限制其磁盘与大小',
    '{0~}; it is left out': '{0}；已忽略',
    'is not whole, or was edited: {0}': '不完整或已被编辑：{0}',
    'run {0}, with the inputs of its assessment': '请以其评估的输入重新运行 {0}',
    'run {0} again into this folder, with the inputs and options of its assessment, or portolan assess with those of this file':
      '再次运行 {0} 写入此文件夹，使用其评估的输入和选项；或用此文件的输入运行 portolan assess',
    'was made from another assessment (of SHA-256 {0}, this one has {1}): {2~}':
      '由另一份评估生成（SHA-256 {0}，此评估为 {1}）：{2}',
    'it has {0} among its inputs, the assessment does not': '其输入中有 {0}，评估没有',
    'the assessment has {0} among its inputs, it does not': '评估的输入中有 {0}，其没有',
    'run {0} again into this folder, with the inputs and options of its assessment':
      '请以其评估的输入与选项向此文件夹重新运行 {0}',
    'was made from another assessment (of SHA-256 {0}, this one has {1}): nothing that it states says in what they differ, so it is in inputs, their order, region, prices or options, or one was edited':
      '依据另一评估（SHA-256 {0}，本评估为 {1}）：其所述内容不能说明差异所在，因此差异在于输入、其顺序、区域、价格或选项，或其中之一已被编辑',

    // What waves, replication and recovery say of each other, with figures
    '{0#} in Azure, {1#} at the source': 'Azure 中 {0}，源端 {1}',
    'A {0#} day(s)': 'A {0} 天',
    'B {0#} day(s)': 'B {0} 天',
    'C {0#} day(s)': 'C {0} 天',
    'D {0#} day(s)': 'D {0} 天',
    'E {0#} day(s)': 'E {0} 天',
    'F {0#} day(s)': 'F {0} 天',
    'At {0#} Mb/s the objective of {1#} minute(s) is broken on {2#} day(s): what is written then is lost in a disaster':
      '带宽为 {0} Mb/s 时，{1} 分钟的目标在 {2} 天被突破：灾难时届时写入的内容会丢失',
    '{0#} database(s) in no inventory, asked by {1#} machine(s)': '{0} 个数据库不在任何清单内，有 {1} 台计算机访问',
    'By port and address {0} keep data on the site, and no inventory has them: nothing here sizes, moves or replicates them or brings them back, and what asks them does not work without':
      '按端口和地址，{0} 在站点上保存数据，却不在任何清单内：这里没有为它们确定规格、迁移、复制或恢复，而访问它们的计算机离开它们便无法工作',
    'By port and address {0} and {1#} more keep data on the site, and no inventory has them: nothing here sizes, moves or replicates them or brings them back, and what asks them does not work without':
      '按端口和地址，{0} 及另外 {1} 个在站点上保存数据，却不在任何清单内：这里没有为它们确定规格、迁移、复制或恢复，而访问它们的计算机离开它们便无法工作',
    'By port and address {0} keeps data on the site, and no inventory has it: nothing here sizes, moves or replicates it or brings it back, and what asks it does not work without':
      '按端口和地址，{0} 在站点上保存数据，却不在任何清单内：这里没有为它确定规格、迁移、复制或恢复，而访问它的计算机离开它便无法工作',
    '{0#} datastore(s) too full for snapshots': '{0} 个数据存储的空间不足以存放快照',
    '{0#} volume(s) too full for logs of changes': '{0} 个卷的空间不足以存放更改日志',
    '{0#} volume(s) with too little room for logs of changes': '{0} 个卷的空间不足以存放更改日志',
    'Whether {0#} volume(s) (has|have) room for logs of changes': '{0} 个卷是否有空间存放更改日志',
    'how far replication lags is not known without a simulation at the given bandwidth: {0~}':
      '未在给定带宽下模拟，因此不知道复制滞后多少：{0}',
    'the newest is at least {0#} min old at worst': '最新的恢复点最差至少为 {0} 分钟前',
    'whether the objective of {0#} min holds is open': '是否满足 {0} 分钟的目标尚未确定',
    'at least {0#} min, crash-consistent': '至少 {0} 分钟，崩溃一致',
    'Quiet by assumption: {0} to {1} ({2})': '假定为空闲时段：{0} 至 {1}（{2}）',
    'Wave {0#}: no samples of its machines or of those they serve; {1} to {2} ({3}) are taken for the quietest hours':
      '波次 {0}：其计算机及其所服务的计算机没有采样；以 {1} 至 {2}（{3}）为最空闲时段',
    'Wave {0#} is cut over by the clock of {1}, which {2#} of its machines and those they serve state, but {3#} state {4}, where it is {5} to {6}; {7#} state {8}, where it is {9} to {10}, outside {11} to {12~}':
      '波次 {0} 按 {1} 的时钟切换，其中 {2} 台计算机及其所服务的计算机声明该时区，但 {3} 台声明 {4}，当地时间为 {5} 至 {6}；{7} 台声明 {8}，当地时间为 {9} 至 {10}，在 {11} 至 {12} 之外',
    'Whether the objective of {0#} minute(s) is met: {1~}': '是否满足 {0} 分钟的目标：{1}',
    'changes kept for recovery points over {0#} h of retention: {1~}': '{0} 小时保留期内为恢复点保存的更改：{1}',
    'Inputs: what {0#} machine(s) wrote in {1#} minutes, {2#} % more than measured, {3~}; an age is reckoned from the begin of the minute of writing, so up to a minute too much':
      '输入：{0} 台计算机在 {1} 分钟内写入的内容，比实测多 {2} %，{3}；时长自写入那一分钟的开始起算，因此最多多计一分钟',
    '{0#} machine(s), churn unknown': '{0} 台计算机，变动量未知',
    '{0#} machine(s) with {1#} of {2#} disks, operations unknown, churn unknown':
      '{0} 台计算机，{2} 个磁盘中的 {1} 个，操作数未知，变动量未知',
    '{0#} machine(s), at most {1#} of them at the same time, with {2#} of {3#} disks, operations unknown, churn unknown':
      '{0} 台计算机，其中同时至多 {1} 台，{3} 个磁盘中的 {2} 个，操作数未知，变动量未知',
    '{0#} machine(s), at most {1#} of them at the same time, of {2}, {3#} disks at once; the site file says that {4} carries {5#}, which counts; beyond {6#} machines a scale-out appliance is needed beside it, which can be added once a machine replicates':
      '{2} 的 {0} 台计算机，其中同时至多 {1} 台，一次 {3} 个磁盘；站点文件称 {4} 承载 {5} 台，以此为准；超过 {6} 台时旁边需要横向扩展设备，有一台计算机开始复制后即可添加',
    'What is full stops every machine on it. The one that lacks most is {0}. There: {1~}':
      '装满时，其上的每台计算机都会停止。最缺空间的是 {0}：{1}',
    'the members of {0} ({1~}: {2} and {3#} more) move together': '{0}（{1}：{2} 及另外 {3} 台）的成员一起移动',
    'the log of {0} when the link is furthest behind ({1#} GiB beside its {2#} GiB): {3~}':
      '链路落后最多时 {0} 的日志（其 {2} GiB 之外另有 {1} GiB）：{3}',
    '{0#} % of the disk, limit {1#} % of the disk; from the limit on the machine copies itself anew':
      '磁盘的 {0} %，限制为磁盘的 {1} %；达到限制后计算机将自行重新复制',
    'In which room do the hosts {0} stand? The inventory names none, and {1} for others: no second room is counted, and one of their own would cost up to {2#} hours a year more':
      '主机 {0} 位于哪个机房？清单未说明，而其他主机位于 {1}：不计第二机房；若其自有机房，每年最多多损失 {2} 小时',
    'In which room do the hosts {0} and {1#} more stand? The inventory names none, and {2} for others: no second room is counted, and one of their own would cost up to {3#} hours a year more':
      '主机 {0} 及另外 {1} 台位于哪个机房？清单未说明，而其他主机位于 {2}：不计第二机房；若其自有机房，每年最多多损失 {3} 小时',
    'no connection tells who asks {0} and {1#} more: who are the users, on which ports, through which balancer; no rule lets them in yet':
      '没有连接说明谁访问 {0} 及另外 {1} 台：用户是谁、使用哪些端口、经过哪个负载均衡器；目前没有规则放行',
    '{0#} disk(s) with {1#} GB (is|are) left out of replication: what was never in Azure does not come back, and no figure of the way home counts it':
      '{0} 个磁盘（{1} GB）被排除在复制之外：从未进入 Azure 的内容不会返回，回迁的数字均未计入',
    'Of what machines write that are copied in cycles, {0#} % is still different when it is sent ({1~}): an assumption. An agent and the log of Hyper-V send every write: nothing folds there':
      '按周期复制的计算机所写入的内容中，{0} % 在发送时仍有差异（{1}）：为假定。代理与 Hyper-V 的日志发送每次写入：那里没有合并',
    '{0#} disk(s) left out of replication': '{0} 个磁盘被排除在复制之外',
    'What they hold does not come along and needs a way of its own. Most often, {0#} disk(s): {1~}':
      '其内容不会随之迁移，需要另外的途径。最常见的，{0} 个磁盘：{1}',
    '{0#} machine(s) over a limit of Site Recovery': '{0} 台计算机超出 Site Recovery 的限制',
    'Neither points nor times nor availabilities of the plan of recovery hold for (it|them). For instance: {0~}':
      '恢复计划的恢复点、时间与可用性对其均不成立。例如：{0}',
    '{0#} rule(s) of the policy of recovery points broken': '恢复点策略中有 {0} 条规则未遵守',
    'What the policy asks for cannot be had, or is not supported. For instance: {0~}':
      '策略所要求的无法实现或不受支持。例如：{0}',
    '{0#} quota(s) too small for a failover of everything': '{0} 项配额不足以对全部计算机进行故障转移',
    'What is over a quota does not start. For instance: {0~}': '超出配额的部分不会启动。例如：{0}',
    '{0#} (dependency|dependencies) that the rules of the recovery site deny': '恢复站点的规则拒绝 {0} 个依赖',
    'What comes back there does not reach what it asks: {0}': '在那里恢复的计算机无法到达其访问对象：{0}',
    'What comes back there does not reach what it asks: {0} and {1#} more':
      '在那里恢复的计算机无法到达其访问对象：{0} 及另外 {1} 个',
    'Drill overdue: {0#} of {1#} machine(s) and {2#} of {3#} application(s)':
      '演练已逾期：{1} 台计算机中的 {0} 台与 {3} 个应用程序中的 {2} 个',
    'Drill overdue: {0#} of {1#} machine(s)': '演练已逾期：{1} 台计算机中的 {0} 台',
    'Drill overdue: {0#} of {1#} application(s)': '演练已逾期：{1} 个应用程序中的 {0} 个',
    'Whether recovery points are young enough: {0~}': '恢复点是否足够新：{0}',
    'no objective of recovery is known; at worst the newest is {0#} minute(s) old':
      '没有已知的恢复目标；最新的恢复点最差为 {0} 分钟前',
    '{0#} question(s) of availability to be answered: a value is assumed meanwhile':
      '可用性有 {0} 个待答复的问题：目前使用假定值',
    'classic is planned only because the site file states that this is what stands there; the way out, for the same {0#} machine(s): {1#} replication appliance(s) of {2#} vCPU and {3#} GB in place of the configuration server, with the same number of cache accounts, which the settings plan by "generation: { vmware: modernized, physical: modernized }" under replicationPlan':
      '仅因站点文件说明现状如此才规划经典代系；对同样 {0} 台计算机的出路：以 {1} 台 {2} vCPU、{3} GB 的复制设备取代配置服务器，缓存帐户数量不变，由设置中 replicationPlan 下的 "generation: { vmware: modernized, physical: modernized }" 规划',
    'All changes of {0#} day(s), of each machine its worst measured stretch of that length after growth, an upper bound of ours: a block that changes twice is kept twice, and nothing is compressed':
      '{0} 天的全部更改，取每台计算机增长后该时长内实测最差的一段，为我们的上限：更改两次的块保留两份，且不压缩',
    'keep points for {0#} h, since {1#} of {2#} target disks are premium, and take what must reach further back from a backup':
      '恢复点保留 {0} 小时，因为 {2} 个目标磁盘中 {1} 个为高级磁盘；更早的内容取自备份',
    '{0} is there': '{0} 可用',
    'assumed: it is asked on port {0#}, nobody states how often it fails and none of our sources does: state it under elements':
      '假定：在端口 {0} 上被访问，没有人说明其多久故障一次，我们的来源也没有：请在 elements 下说明',
    'How often does {0} fail, or what is promised of it? Nobody states it, so that it counts as always there: state it under elements':
      '{0} 多久故障一次，或对它有何承诺？没有人说明，因此视为始终可用：请在 elements 下说明',
    'down until it is repaired: restart of its machines on another host of {0} (HA) is not counted unless it is stated as the time to repair':
      '修复之前一直停机：除非说明为修复时间，否则不计入其计算机在 {0} 的另一主机上的重启 (HA)',
    '{0#} of its machines go out, {1#} of the domain controllers that new ones replace go out; a network made after {2~} has no outbound access by itself ({3}); ours':
      '其中 {0} 台计算机出站，被新域控制器取代的域控制器中 {1} 台出站；{2}之后创建的网络本身没有出站访问 ({3})；我们的规定',
    '{0#} machine that asks is known as a firewall: {1} ({2~}; {3#} connections; asked by {4} and {5#} more); with source NAT they stand for whoever asked through them':
      '一个访问者（{0} 台）已知为防火墙：{1}（{2}；{3} 次连接；被 {4} 及另外 {5} 个访问）；使用源 NAT 时它代表经其访问的任何一方',
    'failover: available in percent {0#} ({1~})': '故障转移：可用性百分比 {0}（{1}）',
    'host: hours between failures {0#} ({1~}), hours to repair {2#} ({3~})':
      '主机：故障间隔 {0} 小时（{1}），修复 {2} 小时（{3}）',
    'site: hours between failures {0#} ({1~}), hours to repair {2#} ({3~})':
      '站点：故障间隔 {0} 小时（{1}），修复 {2} 小时（{3}）',
    '{0}: hours between failures {1#} ({2~}), hours to repair {3#} ({4~})':
      '{0}：故障间隔 {1} 小时（{2}），修复 {3} 小时（{4}）',
    'One fault stops {0}, by the plan of recovery: {1~}': '按恢复计划，一个故障会使 {0} 停止：{1}',
    '{0#} machine(s) ({1})': '{0} 台计算机 ({1})',
    '{0#} machine(s) ({1} and {2#} more)': '{0} 台计算机 ({1} 及其他 {2})',
    '{0#} host(s) ({1})': '{0} 台主机 ({1})',
    '{0#} host(s) ({1} and {2#} more)': '{0} 台主机 ({1} 及其他 {2})',
    '{0#} group(s) ({1})': '{0} 个组 ({1})',
    '{0#} group(s) ({1} and {2#} more)': '{0} 个组 ({1} 及其他 {2})',
    '{0#} network(s) ({1})': '{0} 个网络 ({1})',
    '{0#} network(s) ({1} and {2#} more)': '{0} 个网络 ({1} 及其他 {2})',
    '{0#} site(s) ({1})': '{0} 个站点 ({1})',
    '{0#} site(s) ({1} and {2#} more)': '{0} 个站点 ({1} 及其他 {2})',
    '{0#} service(s) ({1})': '{0} 项服务 ({1})',
    '{0#} service(s) ({1} and {2#} more)': '{0} 项服务 ({1} 及其他 {2})',
    '{0#} site(s) (the site)': '{0} 个站点（本站点）',
    'The gravest: {0}, {1#} hours a year of {2} as it stands': '最严重的：{0}，按现状每年使 {2} 损失 {1} 小时',
    'The gravest: the site, {0#} hours a year of {1} as it stands': '最严重的：站点，按现状每年使 {1} 损失 {0} 小时',
    'Connections show {0#} machine(s) besides, by which no service of that plan stops':
      '连接还显示另有 {0} 台计算机，该计划的任何服务都不因其停止',
    'First copy of wave {0#} by the plan of replication: {1@} to {2@}, {3#} GB over the link':
      '按复制计划，第 {0} 波的首次复制：{1} 至 {2}，经链路 {3} GB',
    'First copy of wave {0#} by the plan of replication: not in the plan of replication, so that the estimate stands':
      '第 {0} 波的首次复制：不在复制计划中，因此以估算为准',
    'By the estimate of this calendar: {0@} to {1@}, of {2#} GB to copy': '按本日历的估算：{0} 至 {1}，要复制 {2} GB',
    'By the estimate of this calendar: {0@} to {1@}': '按本日历的估算：{0} 至 {1}',
    '{0~} hold {1#} of the 168 hours of a week, and some of what is written then waits for more than {2#} minutes however wide the open link is':
      '{0}占每周 168 小时中的 {1} 小时，无论可用链路多宽，其间写入的一部分都要等待超过 {2} 分钟',
    '{0~} hold {1#} of the 168 hours of a week, and some of what is written then waits for more than {2#} minutes however wide the open link is, so that it is not met in {3#} % of the minutes':
      '{0}占每周 168 小时中的 {1} 小时，无论可用链路多宽，其间写入的一部分都要等待超过 {2} 分钟，因此不能在 {3} % 的分钟内满足',
    '{0~} alone hold {1#} of the 168 hours of a week, {2~} alone {3#} of the 168 hours of a week, and some of what is written then waits for more than {4#} minutes however wide the open link is':
      '仅{0}就占每周 168 小时中的 {1} 小时，仅{2}就占每周 168 小时中的 {3} 小时，无论可用链路多宽，其间写入的一部分都要等待超过 {4} 分钟',
    '{0~} alone hold {1#} of the 168 hours of a week, {2~} alone {3#} of the 168 hours of a week, and some of what is written then waits for more than {4#} minutes however wide the open link is, so that it is not met in {5#} % of the minutes':
      '仅{0}就占每周 168 小时中的 {1} 小时，仅{2}就占每周 168 小时中的 {3} 小时，无论可用链路多宽，其间写入的一部分都要等待超过 {4} 分钟，因此不能在 {5} % 的分钟内满足',
    'at least {0#}': '至少 {0}',
    '{0~} alone break it': '仅{0}就已超限',
    '{0~} alone break it, and so do {1~} alone': '仅{0}就已超限，仅{1}也已超限',
    '{0~} and {1~} break it together, and neither does alone': '{0}与{1}合在一起超限，各自单独则不超限',
    '{0~} alone still break it': '仅{0}仍会超限',
    'the blackouts ({0})': '停传时段 ({0})',
    'the throttles ({0~}) and the blackouts ({1})': '限速 ({0}) 与停传时段 ({1})',
    'No bandwidth meets {0#} minutes in every minute: {1~}': '没有带宽能在每分钟都满足 {0} 分钟：{1}',
    'No other throttle would do: without any, {0~}': '其他限速也不行：没有任何限速时，{0}',
    'At {0#} Mb/s no objective holds: {1~}, and what waits grows without end ({2#} GB when the samples end)':
      '带宽为 {0} Mb/s 时无法满足任何目标：{1}，等待量无限增长（采样结束时为 {2} GB）',
    '{0~} leave nothing of it in any minute': '{0}使任何一分钟都没有可用的传输量',
    '{0~} leave less of it than is written, which it would carry without them':
      '{0}使所剩传输量少于写入量，没有它们则能承载',
    '{0~} leave nothing of it in any minute, and so do {1~}': '{0}使任何一分钟都没有可用的传输量，{1}也是',
    '{0~} leave less of it than is written, which it would carry without them, and so do {1~}':
      '{0}使所剩传输量少于写入量，没有它们则能承载，{1}也是',
    '{0~} and {1~} together leave nothing of it in any minute': '{0}与{1}合在一起使任何一分钟都没有可用的传输量',
    '{0~} and {1~} together leave less of it than is written, which it would carry without them':
      '{0}与{1}合在一起使所剩传输量少于写入量，没有它们则能承载',
    'no wider link lets changes wait no more than {0#} minutes': '加宽链路不能使更改等待不超过 {0} 分钟',
    'no wider link lets changes wait no more than {0#} minutes: {1~}': '加宽链路不能使更改等待不超过 {0} 分钟：{1}',
    'neither a wider link alone nor other throttles alone let changes wait no more than {0#} minutes':
      '单靠加宽链路或单靠改变限速都不能使更改等待不超过 {0} 分钟',
    'without any throttle {0~}': '没有任何限速时，{0}',
    'changes never catch up at {0#} Mb/s: {1#} GB a day are written, and {2#} GB a day cross; at least {3#} Mb/s are needed':
      '带宽为 {0} Mb/s 时更改永远赶不上：每天写入 {1} GB，每天传输 {2} GB；至少需要 {3} Mb/s',
    'changes never catch up at {0#} Mb/s: {1#} GB a day and more are written, and {2#} GB a day cross; at least {3#} Mb/s are needed':
      '带宽为 {0} Mb/s 时更改永远赶不上：每天写入 {1} GB 以上，每天传输 {2} GB；至少需要 {3} Mb/s',
    'changes never catch up at {0#} Mb/s: {1#} GB a day are written, and {2#} GB a day cross; at least {3#} Mb/s are needed; how long the business stands is unknown: no last part comes that is small':
      '带宽为 {0} Mb/s 时更改永远赶不上：每天写入 {1} GB，每天传输 {2} GB；至少需要 {3} Mb/s；业务停止多久未知：不会出现足够小的最后一部分',
    'changes never catch up at {0#} Mb/s: {1#} GB a day and more are written, and {2#} GB a day cross; at least {3#} Mb/s are needed; how long the business stands is unknown: no last part comes that is small':
      '带宽为 {0} Mb/s 时更改永远赶不上：每天写入 {1} GB 以上，每天传输 {2} GB；至少需要 {3} Mb/s；业务停止多久未知：不会出现足够小的最后一部分',
    '{0~} (ours); at the same time {1~}': '{0}（我们的规定）；同时进行时，{1}',
    '{0#} GB a day are written, and {1#} GB a day cross at {2#} Mb/s':
      '每天写入 {0} GB，带宽为 {2} Mb/s 时每天传输 {1} GB',
    'the throttles ({0~})': '限速 ({0})',
    'No bandwidth meets {0#} minutes always: {1~}': '没有带宽能始终满足 {0} 分钟：{1}',
    'No bandwidth meets {0#} minutes always or 90 % of the time: {1~}':
      '没有带宽能始终或在 90 % 的时间满足 {0} 分钟：{1}',
    'Never drilled: {0#} of {1#} machine(s) and {2#} of {3#} application(s)':
      '从未演练：{1} 台计算机中的 {0} 台与 {3} 个应用程序中的 {2} 个',
    'Never drilled: {0#} of {1#} machine(s)': '从未演练：{1} 台计算机中的 {0} 台',
    'Never drilled: {0#} of {1#} application(s)': '从未演练：{1} 个应用程序中的 {0} 个',
    '{0~}: cannot be judged of {1#} machine(s) of the plans; {2~}': '{0}：计划中的 {1} 台计算机无法判断；{2}',
    '{0~}, as in the settings': '{0}，如设置',
    'the points of {0#} machine(s) that replicate(s|) need {1#} GB: {2#} GB of changes, of each machine in its own worst {3#} h after growth, as in the cost of the plan of replication where it keeps points as long, and {4#} GB of full copies; {5~}':
      '{0} 台计算机的恢复点需要 {1} GB：更改 {2} GB（每台按增长后自身最差的 {3} 小时，与复制计划成本中同样保存期的一致），完整副本 {4} GB；{5}',
    '{0#} machine(s) replicate(s|); what {6#} of them write(s|) is not known, and the points of the other {7#} need {1#} GB: {2#} GB of changes, of each machine in its own worst {3#} h after growth, as in the cost of the plan of replication where it keeps points as long, and {4#} GB of full copies; {5~}':
      '{0} 台计算机在复制；其中 {6} 台的写入量未知，其余 {7} 台的恢复点需要 {1} GB：更改 {2} GB（每台按增长后自身最差的 {3} 小时，与复制计划成本中同样保存期的一致），完整副本 {4} GB；{5}',
    'our estimate, since that of {0#} is no upper bound': '我们的估算，因为其中 {0} 台的数值不是上限',
    'In total {0~}': '合计：{0}',
    'Storage of points: {0~}': '恢复点存储：{0}',
    'our estimate, no upper bound: {0~}': '我们的估算，并非上限：{0}',
    'our upper bound: {0~}': '我们的上限：{0}',
    '{0#} GB of changes in its worst {1#} h after growth, and {2~}': '增长后最差 {1} 小时的更改 {0} GB，以及{2}',
    'one full copy of {0#} GB': '一个 {0} GB 的完整副本',
    'samples show {0#} h of the {1#} h, and the mean stands for the rest':
      '采样显示 {1} 小时中的 {0} 小时，其余按平均值',
    '{0#} of its disks (has|have) no samples': '其 {0} 个磁盘没有采样',
    'room for logs unknown, since {0#} of {1#} disks (has|have) no samples, no planned copy or no link':
      '日志所需空间未知，因为 {1} 个磁盘中 {0} 个没有采样、没有规划的复制或没有链路',
    '{0#} of its disks (has|have) no samples and count as silent': '其 {0} 个磁盘没有采样，按无写入计',
    '{0~} today: {1#} %; no objective is stated': '{0} 现状：{1} %；未说明目标',
    '{0~} today: {1#} %; statements differ on its objective: {2~}': '{0} 现状：{1} %；对其目标说法不一：{2}',
    '{0~} with the plan: {1#} %; no objective is stated': '{0} 采用计划后：{1} %；未说明目标',
    '{0~} with the plan: {1#} %; statements differ on its objective: {2~}':
      '{0} 采用计划后：{1} %；对其目标说法不一：{2}',
    'statements differ on its objective: {0~}': '对其目标说法不一：{0}',
    '{0}: {1#} Windows machine(s), new domain controllers among them, have no way out to the activation of Azure: give the subnet one, or say what else activates them':
      '{0}：{1} 台 Windows 计算机（包括新的域控制器）没有通往 Azure 激活服务的出路：请为该子网提供出路，或说明由什么激活',
    'Waves: {0#} assumption(s), {1#} setting(s)': '波次：{0} 项假设，{1} 项设置',
    'Replication: {0#} assumption(s), {1#} setting(s)': '复制：{0} 项假设，{1} 项设置',
    'A machine with a premium disk is held to the {0#} TB of a premium storage account, as the page of the Deployment Planner still lists it, although managed disks lie in no account':
      '带高级磁盘的计算机按高级存储帐户的 {0} TB 限制衡量，因 Deployment Planner 的页面仍列出该限制，虽然托管磁盘不在任何帐户中',
    'the table has no row for {0}, that of {1} is taken': '表中没有 {0} 的行，采用 {1} 的行',
    '{0#} KB is none of the printed sizes: the row of {1#} KB': '{0} KB 不在所列大小之中：采用 {1} KB 一行',
    'nobody measured the size of its writes: the lowest row, {0#} KB': '没有人测量其写入大小：采用最低一行 {0} KB',
    'Replicated by: {0~}': '复制方式：{0}',
    'VMware Site Recovery (modernized) ({0~})': 'VMware Site Recovery（现代化）（{0}）',
    'VMware Site Recovery (classic) ({0~})': 'VMware Site Recovery（经典）（{0}）',
    'VMware Azure Migrate without agents ({0~})': 'VMware 无代理 Azure Migrate（{0}）',
    'VMware Azure Migrate with agents ({0~})': 'VMware 基于代理的 Azure Migrate（{0}）',
    'Hyper-V Site Recovery (modernized) ({0~})': 'Hyper-V Site Recovery（现代化）（{0}）',
    'Hyper-V Site Recovery (classic) ({0~})': 'Hyper-V Site Recovery（经典）（{0}）',
    'Hyper-V Azure Migrate without agents ({0~})': 'Hyper-V 无代理 Azure Migrate（{0}）',
    'Hyper-V Azure Migrate with agents ({0~})': 'Hyper-V 基于代理的 Azure Migrate（{0}）',
    'physical machines Site Recovery (modernized) ({0~})': '物理机 Site Recovery（现代化）（{0}）',
    'physical machines Site Recovery (classic) ({0~})': '物理机 Site Recovery（经典）（{0}）',
    'physical machines Azure Migrate with agents ({0~})': '物理机 基于代理的 Azure Migrate（{0}）',
    'Hyper-V Hyper-V Replica to Azure ({0~})': 'Hyper-V Replica 到 Azure（{0}）',
    'Hyper-V Replica to Azure ({0~})': 'Hyper-V Replica 到 Azure（{0}）',
    'Clock of throttles and blackouts: {0} ({1~})': '限速与停传时段的时钟：{0}（{1}）',
    'Throttles: none ({0~})': '限速：无（{0}）',
    'Blackouts: none ({0~})': '停传时段：无（{0}）',
    'Blackouts: {0} ({1~})': '停传时段：{0}（{1}）',
    'High Churn: no ({0~})': '高变动量：否（{0}）',
    'High Churn: yes ({0~})': '高变动量：是（{0}）',
    'Compression keeps {0#} % of it off the link ({1~}): an assumption until the first cycles show it':
      '压缩使其 {0} % 不经链路（{1}）：在首批周期证实之前为假设',
    'All that is written counts as changed ({0~}): an upper bound, since a block that is written twice between two cycles crosses once':
      '全部写入均计为更改（{0}）：为上限，因为两个周期之间写入两次的块只传输一次',
    'Objective of replication: no byte older than {0#} minutes ({1~}); by it bandwidth is planned':
      '复制目标：没有字节早于 {0} 分钟（{1}）；带宽据此规划',
    'Machines get a copy in Azure that stands by ({0~})': '计算机另有一份副本（{0}）',
    'Machines move for good ({0~})': '计算机永久迁移（{0}）',
    '{0#} (machine has|machines have) no connection that anybody saw: the start is by tier, and nothing tells what is needed':
      '{0} 台计算机没有被观察到的连接：按其层级启动，没有任何信息说明其依赖',
    '{0} do not come back themselves: the design of the recovery site has controllers of its own and a way out of each subnet in their place, and the availability with the plan counts on both':
      '{0} 自身不恢复：恢复站点的设计以自有域控制器与各子网的出路代替，采用计划后的可用性以两者为前提',
    'Minutes of the steps of recovery, the defaults unless said otherwise: {0~}':
      '恢复步骤的分钟数（未另行说明时为默认值）：{0}',
    'to notice the loss {0#}': '发现损失 {0}',
    'to notice the loss {0#} (the settings)': '发现损失 {0}（设置）',
    'to decide {0#}': '决定 {0}',
    'to decide {0#} (the settings)': '决定 {0}（设置）',
    'to make the machines {0#}': '创建计算机 {0}',
    'to make the machines {0#} (the settings)': '创建计算机 {0}（设置）',
    'to prepare those not ready for Azure {0#}': '准备未就绪于 Azure 的计算机 {0}',
    'to prepare those not ready for Azure {0#} (the settings)': '准备未就绪于 Azure 的计算机 {0}（设置）',
    'to verify {0#}': '验证 {0}',
    'to verify {0#} (the settings)': '验证 {0}（设置）',
    'to switch the names {0#}': '切换名称 {0}',
    'to switch the names {0#} (the settings)': '切换名称 {0}（设置）',
    'Minutes until a machine works once it runs, by tier: directory {0~}, database {1~}, middleware {2~}, application {3~}, web {4~}, other {5~}':
      '计算机运行后到可用的分钟数，按层级：目录 {0}，数据库 {1}，中间件 {2}，应用 {3}，Web {4}，其他 {5}',
    '{0#} (the settings)': '{0}（设置）',
    'Objectives of the settings: {0~}': '设置的目标：{0}',
    'recovery point {0#} min': '恢复点 {0} 分钟',
    'recovery time {0#} min': '恢复时间 {0} 分钟',
    'available {0#} %': '可用性 {0} %',
    'points kept {0#} h': '恢复点保留 {0} 小时',
    'Machines of a group start {0#} at a time': '同组计算机每次启动 {0} 台',
    'Drills are due after {0#} month(s) for a machine and {1#} for an application':
      '演练到期：计算机 {0} 个月后，应用程序 {1} 个月后',
    'The simulation of availability runs {0#} years from the seed {1#}': '可用性模拟运行 {0} 年，种子 {1}',
    '{0#} steps beside the planned ones are stated': '除计划步骤外说明了 {0} 个步骤',
    'shared with appliance-{0#}': '与 appliance-{0} 共用',
    'record {0#} in line {1#} was changed behind its sealing: the checksum that stands in it (hash) is not that of its content':
      '第 {1} 行的记录 {0} 在封存后被更改：其中的校验和 (hash) 与内容不符',
    'no link helps: what the disk writes between two copies alone is {0#} % of it, however soon it is sent':
      '加宽链路无用：仅两次复制之间磁盘写入的内容就达其 {0} %，无论多快发送',
    'or end each throttle {0#} minutes earlier: {1~}': '或将每次限速提前 {0} 分钟结束：{1}',
    'widen the open link from {0#} to at least {1#} Mb/s: {2~}': '将可用链路从 {0} 加宽到至少 {1} Mb/s：{2}',
    'then changes wait {0#} minutes at most in place of {1#}, and the log stays below {2#} % of the disk':
      '此时更改最多等待 {0} 分钟而非 {1} 分钟，日志保持在磁盘的 {2} % 以下',
    'then changes wait {0#} minutes at most, and the log stays below {1#} % of the disk':
      '此时更改最多等待 {0} 分钟，日志保持在磁盘的 {1} % 以下',
    'or make the disk larger, at least {0#} GiB in place of {1#}: of that the same log is less than {2#} %':
      '或将磁盘扩大到至少 {0} GiB（现为 {1}）：同样的日志不足其 {2} %',
    'One whole month of steady protection: {0~}': '稳定保护的一个整月：{0}',

    // Remedies of logs, throttles and ways out, with figures
    'Throttles: {0~} ({1~})': '限速：{0}（{1}）',
    'VMware by {0~}': 'VMware 按{0}',
    'One whole month of steady protection: all machines that ever are copied, and the first {0#} days of each are over: {1}.':
      '稳定保护的一个整月：凡能完成复制的计算机均已复制，且各自的前 {0} 天已过：{1}。',
    'Protection is counted from the first copies on. {0} is the first whole month behind them and behind the first {1#} days of each for which Site Recovery charges nothing, and stands for every month that follows.':
      '保护从首次复制起计算。{0} 是首次复制及各自 Site Recovery 免费的前 {1} 天之后的第一个整月，代表此后的每个月。',
    '{0~}: unknown, {1~}': '{0}：未知，{1}',
    'the log of {0}: unknown, {1~}': '{0} 的日志：未知，{1}',
    'let no throttle go below {0#} Mb/s (they are {1~}): {2~}; the open link of {3#} Mb/s is wide enough':
      '任何限速都不要低于 {0} Mb/s（现为 {1}）：{2}；{3} Mb/s 的可用链路足够宽',
    'neither a wider link alone nor other throttles alone let changes wait no more than {0#} minutes: {1~}':
      '单靠加宽链路或单靠改变限速都不能使更改等待不超过 {0} 分钟：{1}',
    '{0#} Mb/s from {1} to {2} every day': '每天 {1} 至 {2} {0} Mb/s',
    '{0#} Mb/s from {1} to {2} on {3~}': '{3} {1} 至 {2} {0} Mb/s',
    '{0#} of its machines go out': '其 {0} 台计算机有出站访问',
    '{0#} of the domain controllers that new ones replace go out': '被新域控制器取代的域控制器中 {0} 台有出站访问',
    '{0}: {1#} Windows machine(s) have no way out to the activation of Azure: give the subnet one, or say what else activates them':
      '{0}：{1} 台 Windows 计算机没有通往 Azure 激活服务的出路：请为该子网提供出路，或说明由什么激活',
    '{0} may be a way out of the site, by the name alone: it comes back like any other machine, and nothing waits for it as for a network; where it is one, name it under network.egressPoints of the site file, and a NAT gateway or firewall takes its place':
      '仅从名称看，{0} 可能是站点的出路：它与其他计算机一样恢复，没有内容像等待网络那样等待它；若确是出路，请在站点文件的 network.egressPoints 中注明，由 NAT 网关或防火墙代替',
    '{0} ({1}) is let through by the address that was seen, {2}, which Azure may change and which need not be the one after recovery: what replaces it in the rules, {3~}':
      '{0} ({1}) 按所见地址 {2} 放行，而 Azure 可能更改该地址，恢复后也未必相同：规则中以什么取代它，{3}',
    'a private endpoint in the recovery region, or the service tag {0}, which lets through the whole service and not this one alone ({1})':
      '恢复区域中的专用终结点，或服务标记 {0}（放行整个服务而非仅此一个，{1}）',
    'kept but for {0#}': '保留，{0} 项除外',
    'network {0}, with new domain controllers, since those on the site stand there':
      '网络 {0}，含新的域控制器，因为站点上的域控制器位于该处',

    // Of an estate without samples, connections and a site file
    'when the first copies of {0~} and {1#} more begin is unknown': '{0}及另外 {1} 个波次的首次复制何时开始未知',
    'when the first copies of {0~} begin is unknown': '{0}的首次复制何时开始未知',
    'All {0#} machines are counted as replicating at the same time: {1~}': '全部 {0} 台计算机按同时复制计：{1}',
    'One whole month of all machines, since no copy is dated; free days are not taken off: {0}':
      '全部计算机的一个整月，因为没有复制的日期；未扣除免费天数：{0}',
    'Check the directory on {0} and {1}': '检查 {0}、{1} 上的目录',
    'Check the directory on {0}': '检查 {0} 上的目录',
    '{0}, group {1#} ({2~}): {3~}': '{0}，第 {1} 组（{2}）：{3}',
    '{0}, group {1#}: {2~}': '{0}，第 {1} 组：{2}',
    'First copy of wave {0#} by the plan of replication: no begin is known, {1#} GB over the link':
      '波次 {0} 的首次复制按复制计划：开始时间未知，链路上 {1} GB',
    'First copy of wave {0#} by the plan of replication: from {1@}, no end is known, {2#} GB over the link':
      '波次 {0} 的首次复制按复制计划：自 {1} 起，结束时间未知，链路上 {2} GB',
    'It begins earlier than its own window asks for, since the copy of the next wave needs the link; {0#} days of reserve are kept':
      '开始得比自身窗口所需更早，因为下一个波次的复制需要链路；保留 {0} 天余量',
    'Objective: no byte older than {0#} minutes ({1~})': '目标：没有字节早于 {0} 分钟（{1}）',
    'Recovery points are not held against it: state theirs as {0}': '恢复点不以此为准：请以 {0} 说明恢复点的目标',
    '{0} ended on {1@}': '{0}已于 {1} 结束',
    '{0~}: whether first copies are there in time': '{0}：首次复制是否及时完成',
    'Who was last exercised when, and when again: of {0#} machine(s), drilled every {1#} month(s): {2#} never drilled, as far as is known':
      '上次演练时间与下次演练时间：{0} 台计算机，每 {1} 个月演练一次：就已知信息 {2} 台从未演练',
    'all of these together: {0#} min are left': '以上全部合计：剩余 {0} 分钟',
    'always: {0#} Linux machine(s) on VMware; {1~}': '总是：{0} 台 VMware 上的 Linux 计算机；{1}',
    'taken as the worst case: {0#} Windows machine on VMware, where DHCP is off or one of storvsc, vmbus, storflt, intelide and atapi does not start at boot, which no inventory tells; {1~}':
      '按最坏情况计：{0} 台 VMware 上的 Windows 计算机，其 DHCP 关闭或 storvsc、vmbus、storflt、intelide、atapi 之一不随启动加载，清单无法说明；{1}',
    'ask the guest which it is ({0}: {1} is 2012, {2} is 2012 R2) and name it in an inventory (column os); upgrade {3} to a listed version':
      '请在客户机中查询具体版本（{0}：{1} 为 2012，{2} 为 2012 R2），并在清单中注明（列 os）；将 {3} 升级到所列版本',
    'estimated for {0#} disk(s) from the partitions, which explain the provisioned space':
      '根据分区估算了 {0} 个磁盘，分区可解释预配的空间',
    'estimated for {0#} disk(s) from the sizes of the partitions': '根据分区大小估算了 {0} 个磁盘',
    'estimated for {0#} disk(s) from the provisioned space as an upper bound: no partition is known':
      '以预配的空间为上限估算了 {0} 个磁盘：没有已知的分区',
    'estimated for {0#} disk(s) from the provisioned space as an upper bound: the partitions explain only a part of it':
      '以预配的空间为上限估算了 {0} 个磁盘：分区只能解释其中一部分',
    'it answers for names: resolvers that know both sides stand in Azure before the first wave ({0~})':
      '它应答名称查询：在首个波次之前，Azure 中要有了解两侧的解析器（{0}）',
    'it is in no wave: {0~}': '它不在任何波次中：{0}',
    '{0#} data disk(s)': '{0} 个数据磁盘',
    'no tab lists the disks of {0#} machine(s); their sizes were estimated':
      '没有选项卡列出 {0} 台计算机的磁盘；其大小为估算',
    'purpose: of {0#} of {1#} machines no application, role or connection says what they are for ({2} and {3#} more); ask their owners before they move':
      '用途：{1} 台计算机中 {0} 台没有应用程序、角色或连接说明其用途 ({2} 等，另有 {3} 台)；移动前请询问其负责人',
    'range {0}/{1#}': '地址范围 {0}/{1}',
    'refused for {0~}: {1#} machines at once are more than one vCenter takes ({2#} with a scale-out appliance): replicate in waves, so that no more run at once, or split the scope over several vCenters with an appliance each; the waves decide how many run at once, so start no more than {3#}':
      '{0}不予接受：同时 {1} 台计算机超过一个 vCenter 的上限（带横向扩展设备时为 {2}）：请按波次复制，使同时运行的数量不超过上限，或将范围拆分到多个各带设备的 vCenter；同时运行的数量由波次决定，因此同时启动不要超过 {3} 台',
    '{0#} machines at once are more than one vCenter takes ({1#} with a scale-out appliance): replicate in waves, so that no more run at once, or split the scope over several vCenters with an appliance each':
      '同时 {0} 台计算机超过一个 vCenter 的上限（带横向扩展设备时为 {1}）：请按波次复制，使同时运行的数量不超过上限，或将范围拆分到多个各带设备的 vCenter',
    '{0#} machines, of {1~}, {2#} disks at once; {3~}': '{0} 台计算机，属于{1}，同时 {2} 个磁盘；{3}',
    'size of the disk: {0#} GB, and more than {1#} GB are needed; unknown all the same: no source lists the disk, its size is an estimate; export the tab vDisk, or state it':
      '磁盘大小：{0} GB，而需要大于 {1} GB；但仍未知：没有数据源列出该磁盘，其大小为估算；请导出选项卡 vDisk，或直接说明',
    'the operating system of "{0}" is "{1}" here and "{2}" at {3}; the latter is taken, since what the guest reports counts before what the machine was configured for':
      '“{0}”的操作系统在此为“{1}”，在 {3} 为“{2}”；采用后者，因为客户机报告的优先于计算机配置的',
    "the plan counts its days ({0}), and the calendar finds windows on days {1}: it costs {2#} points with the days that are counted and {3#} with the calendar's; no other order of these waves costs less on those days; to plan by them, write into the settings under waves: cutovers: [{4}]":
      '计划按自身的天数计 ({0})，而日历找到的窗口在第 {1} 天：按所计天数成本为 {2} 点，按日历为 {3} 点；这些波次没有其他顺序在那些天数上成本更低；要按其计划，请在设置的 waves 之下写入：cutovers: [{4}]',
    '{0#} day(s are| is) kept after Wave {1#}': '在波次 {1} 之后留 {0} 天',
    '{0#} dependenc(y|ies) and {1#} of replication between {2#} machine(s)':
      '{2} 台计算机之间有 {0} 个依赖，以及 {1} 个复制关系',
    '{0#} machine is built anew: nothing of it is copied': '{0} 台计算机为新建：不复制其任何内容',
    '{0#} machine(s); no machine of the plan was seen to ask': '{0} 台计算机；未见计划内的计算机访问',
    '{0@} is at the end of a month': '{0} 处于月末',
    '{0@} is at the end of a quarter': '{0} 处于季末',
  },
};
