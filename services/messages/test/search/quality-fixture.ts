/**
 * Messages in many languages, and queries with what they have to find. The planted messages lie among thousands of others, which are made
 * of other words of the same languages.
 */

/** Said by `al` unless told otherwise. */
export interface Planted {
  readonly key: string;
  readonly content: string;
  readonly by?: 'al' | 'bo' | 'Jo.Ann';
  readonly type?: string;
  readonly day?: string;
  readonly mentions?: 'bo';
  readonly mentionsRoom?: boolean;
  readonly isPinned?: boolean;
}

export const planted: readonly Planted[] = [
  { key: 'en-kestrel', content: 'A kestrel was hovering over the motorway this morning.' },
  { key: 'en-kestrels', content: 'Two young kestrels have left the nest', by: 'bo' },
  { key: 'en-deploy', content: 'Deployment of the billing service failed again', by: 'bo', day: '2026-03-05' },
  { key: 'en-deployed', content: 'I have deployed the fix for invoicing', day: '2026-03-20' },
  { key: 'en-tobe', content: 'To be, or not to be: that is the question' },
  { key: 'en-bike', content: 'the red bicycle is in the shed; the shed is red too' },
  { key: 'en-bike2', content: 'bicycle shed (painted red?)', by: 'Jo.Ann' },
  { key: 'en-dont', content: 'I don’t think so, O’Brien' },
  { key: 'en-email', content: 'Write to Jane.Doe@mail.example.com before noon' },
  { key: 'en-url', content: 'Docs: https://docs.example.org/guide/search_messages?lang=en#top' },
  { key: 'en-version', content: 'we are on v2.14.3-beta of left-pad' },
  { key: 'en-cpp', content: 'Rewrite it in C++ or C#, not in C' },
  { key: 'en-tag', content: 'shipping #release-notes today, cc @bo', mentions: 'bo' },
  { key: 'en-all', content: '@room stand-up in five minutes', mentionsRoom: true },
  { key: 'en-emoji', content: 'we shipped it 🎉🚀' },
  { key: 'en-pinned', content: 'House rules: be kind to newcomers', isPinned: true },
  { key: 'en-sha', content: 'bisected to 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  { key: 'en-code', content: 'const searchWindow = readBlocks(room_id, maxHits);', type: 'code' },
  { key: 'en-code2', content: 'SELECT user_id FROM accounts WHERE balance < 0;', type: 'code', by: 'bo' },
  { key: 'en-phone', content: 'call +44 20 7946 0958 or 10:30 tomorrow' },
  { key: 'en-md', content: '**Minutes**: we agreed on `npm run zebra`', type: 'markdown' },
  { key: 'en-cafe', content: 'Meet at the Café Müller' },
  { key: 'en-tradeoff', content: 'It is a trade-off' },
  { key: 'de-strasse', content: 'Die Straße ist gesperrt, bitte über die Brücke fahren.' },
  { key: 'de-schiff', content: 'Der Donaudampfschifffahrtskapitän grüßt' },
  { key: 'de-fuss', content: 'FUSSBALL am Samstag?' },
  { key: 'fr-ecole', content: 'L’école ferme à midi, les élèves sont ravis.' },
  { key: 'fr-coeur', content: 'Un cœur d’or' },
  { key: 'fr-dejeuner', content: 'On déjeune à la crêperie ?' },
  { key: 'es-nino', content: 'El niño perdió su mochila en el autobús.' },
  { key: 'es-pregunta', content: '¿Dónde está la estación?' },
  { key: 'pt-acao', content: 'A reunião de avaliação é amanhã' },
  { key: 'pl-lodz', content: 'Jadę pociągiem do Łodzi' },
  { key: 'tr-istanbul', content: 'İstanbul’da hava çok güzel' },
  { key: 'ru-elka', content: 'Ёлка стоит у окна, под ней подарки.' },
  { key: 'ru-sobaka', content: 'СОБАКА убежала в лес' },
  { key: 'uk-kyiv', content: 'Зустрінемося у Києві' },
  { key: 'el-logos', content: 'Ο ΛΌΓΟΣ του είναι σωστός' },
  { key: 'el-thalassa', content: 'Πάμε στη θάλασσα αύριο;' },
  { key: 'ar-salam', content: 'السَّلامُ عليكم يا أصدقاء' },
  { key: 'ar-madrasa', content: 'ذهبت إلى المدرسة مبكراً' },
  { key: 'fa-ketab', content: 'من کتاب می‌خوانم' },
  { key: 'he-shalom', content: 'שָׁלוֹם לכולם' },
  { key: 'he-sefer', content: 'קראתי ספר מעניין' },
  { key: 'zh-beijing', content: '我们明天去北京开会，请带上护照。' },
  { key: 'zh-weather', content: '今天天气很好，适合爬山' },
  { key: 'zh-mixed', content: '新版iPhone手机发布了' },
  { key: 'ja-tower', content: '東京タワーで待ち合わせしましょう' },
  { key: 'ja-sushi', content: 'お寿司が食べたい' },
  { key: 'ja-width', content: 'ﾃﾚﾋﾞを見ています' },
  { key: 'ko-seoul', content: '서울에서 부산까지 기차로 갑니다' },
  { key: 'ko-coffee', content: '커피 한잔 할까요' },
  { key: 'th-hello', content: 'สวัสดีครับ ยินดีต้อนรับสู่กรุงเทพ' },
  { key: 'th-food', content: 'ผมชอบกินข้าวผัด' },
  { key: 'hi-namaste', content: 'नमस्ते, आप कैसे हैं' },
  { key: 'vi-danang', content: 'Hẹn gặp ở Đà Nẵng' },
];

/** A query, what it finds, and, where that is said, what comes first. */
export type Expected = readonly [query: string, keys: readonly string[], first?: string];

export const queries: readonly Expected[] = [
  ['kestrel', ['en-kestrel', 'en-kestrels'], 'en-kestrel'],
  ['KESTRELS', ['en-kestrels']],
  ['kest', ['en-kestrel', 'en-kestrels']],
  ['estre', ['en-kestrel', 'en-kestrels']],
  ['kestrel -young', ['en-kestrel']],
  ['kestrel from:bo', ['en-kestrels']],
  ['kestrel -from:bo', ['en-kestrel']],
  ['deploy', ['en-deploy', 'en-deployed']],
  ['deployed', ['en-deployed']],
  ['deploy billing', ['en-deploy']],
  ['deploy after:2026-03-10', ['en-deployed']],
  ['deploy before:2026-03-10', ['en-deploy']],
  ['billing or invoicing', ['en-deploy', 'en-deployed']],
  ['"to be or not to be"', ['en-tobe']],
  ['"not to be that"', ['en-tobe']],
  ['"be to not"', []],
  ['red bicycle', ['en-bike', 'en-bike2'], 'en-bike'],
  ['"bicycle shed"', ['en-bike2']],
  ['bicycle -"bicycle shed"', ['en-bike']],
  ['bicycle from:jo.ann', ['en-bike2']],
  ["don't obrien", []],
  ["don't o'brien", ['en-dont']],
  ['jane.doe@mail.example.com', ['en-email']],
  ['example.com', ['en-email']],
  ['jane.doe', ['en-email']],
  ['doe@mail', ['en-email']],
  ['docs.example.org/guide', ['en-url']],
  ['https://docs.example.org', ['en-url']],
  ['search_messages', ['en-url']],
  ['example has:link', ['en-url']],
  ['example -has:link', ['en-email']],
  ['v2.14.3', ['en-version']],
  ['left-pad', ['en-version']],
  ['C++', ['en-cpp']],
  ['c#', ['en-cpp']],
  ['#release-notes', ['en-tag']],
  ['release', ['en-tag']],
  ['mentions:bo', ['en-tag']],
  ['mentions:room', ['en-all']],
  ['stand-up', ['en-all']],
  ['🎉', ['en-emoji']],
  ['is:pinned', ['en-pinned']],
  ['9f86d081884c7d65', ['en-sha']],
  ['2b0b822cd15d6c15b0f00a08', ['en-sha']],
  ['searchWindow', ['en-code']],
  ['window type:code', ['en-code']],
  ['room_id', ['en-code']],
  ['type:code', ['en-code', 'en-code2']],
  ['user_id or room_id', ['en-code', 'en-code2']],
  ['type:code from:bo', ['en-code2']],
  ['7946 0958', ['en-phone']],
  ['10:30', ['en-phone']],
  ['zebra type:markdown', ['en-md']],
  ['cafe muller', ['en-cafe']],
  ['café', ['en-cafe']],
  ['trade–off', ['en-tradeoff']],
  ['straße', ['de-strasse']],
  ['STRASSE', ['de-strasse']],
  ['brucke', ['de-strasse']],
  ['schifffahrt', ['de-schiff']],
  ['Dampfschifffahrtskapitän', ['de-schiff']],
  ['fußball', ['de-fuss']],
  ['ecole', ['fr-ecole']],
  ['élèves', ['fr-ecole']],
  ['coeur', ['fr-coeur']],
  ['dejeun', ['fr-dejeuner']],
  ['nino', ['es-nino']],
  ['autobus', ['es-nino']],
  ['estacion', ['es-pregunta']],
  ['avaliacao', ['pt-acao']],
  ['lodzi', ['pl-lodz']],
  ['istanbul', ['tr-istanbul']],
  ['елка', ['ru-elka']],
  ['подар', ['ru-elka']],
  ['собака', ['ru-sobaka']],
  ['києві', ['uk-kyiv']],
  ['λογος', ['el-logos']],
  ['θαλασσα', ['el-thalassa']],
  ['السلام', ['ar-salam']],
  ['مدرسة', ['ar-madrasa']],
  ['كتاب', ['fa-ketab']],
  ['שלום', ['he-shalom']],
  ['ספר', ['he-sefer']],
  ['北京', ['zh-beijing']],
  ['去北京开会', ['zh-beijing']],
  ['照', ['zh-beijing']],
  ['天气', ['zh-weather']],
  ['iphone手机', ['zh-mixed']],
  ['IPHONE', ['zh-mixed']],
  ['東京タワー', ['ja-tower']],
  ['タワー', ['ja-tower']],
  ['寿司', ['ja-sushi']],
  ['テレビ', ['ja-width']],
  ['서울', ['ko-seoul']],
  ['부산', ['ko-seoul']],
  ['커피', ['ko-coffee']],
  ['กรุงเทพ', ['th-hello']],
  ['ข้าวผัด', ['th-food']],
  ['नमस्ते', ['hi-namaste']],
  ['da nang', ['vi-danang']],
  ['Đà Nẵng', ['vi-danang']],
  ['the the the zzzz', []],
];

/** Words of other messages, none of which a query finds, but some of which stand in planted ones. */
const fillers: readonly string[] = [
  'the of and to in is it we was for on that with as have be at so from but not all they by one had this or are',
  'lunch meeting agenda budget quarter report draft review server cluster database ticket weather garden music concert holiday',
  'und die der das ist nicht ein wir haben heute morgen Arbeit Kaffee Besprechung Urlaub Wetter schön später',
  'le la les et est une pour dans avec nous demain réunion vacances voiture maison très bien merci',
  'el la los y es una para con hoy mañana trabajo casa coche muy bien gracias señor',
  'и в на не что это мы сегодня завтра работа дом машина очень хорошо спасибо погода',
  'και το να είναι σήμερα δουλειά σπίτι καλά ευχαριστώ',
  'في من على هذا اليوم غدا عمل بيت سيارة شكرا جدا',
  'של את זה היום מחר עבודה בית תודה מאוד',
  '今天 我们 工作 公司 电脑 谢谢 晚上 朋友 吃饭 音乐',
  '今日は 仕事 会社 電車 ありがとう 友達 音楽 昼ごはん',
  '오늘 내일 회사 친구 음악 감사합니다 점심',
  'วันนี้ ทำงาน บ้าน เพื่อน ขอบคุณ ดนตรี',
];

/** A generator of numbers from a seed (mulberry32): the same messages on every run. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** So many messages of common words, each of one language. */
export const fillerMessages = (count: number, random: () => number): string[] => {
  const languages = fillers.map((words) => words.split(' '));
  return Array.from({ length: count }, () => {
    // The first two are English, which half of the messages are in.
    const language = random() < 0.5 ? Math.floor(random() * 2) : Math.floor(random() * languages.length);
    const words = languages[language] as string[];
    const length = 2 + Math.floor(random() * 12);
    return Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
  });
};
