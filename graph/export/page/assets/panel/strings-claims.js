"use strict";
/**
 * Claims as sentences. Names are never inflected: where Russian wants a case, the type of the thing
 * takes it («член объединения Балтийский цифровой союз»). A relation without a sentence of its own
 * is said as "subject: relation — object".
 */

/** [said, denied] in Russian, then in English; {of} is the object's type in the genitive. */
/** @type {Record<string, [string, string, string, string]>} */
const SENTENCES = {
  memberOf: [
    "{subject} — член {of} {object}",
    "{subject} — не член {of} {object}",
    "{subject} is a member of {object}",
    "{subject} is not a member of {object}",
  ],
  participantIn: [
    "{subject} — участник {of} {object}",
    "{subject} — не участник {of} {object}",
    "{subject} takes part in {object}",
    "{subject} does not take part in {object}",
  ],
  organizes: [
    "{subject} — организатор {of} {object}",
    "{subject} — не организатор {of} {object}",
    "{subject} organizes {object}",
    "{subject} does not organize {object}",
  ],
  signatoryOf: [
    "{subject} — подписант {of} {object}",
    "{subject} — не подписант {of} {object}",
    "{subject} is a signatory of {object}",
    "{subject} is not a signatory of {object}",
  ],
  ownerOf: [
    "{subject} — владелец {of} {object}",
    "{subject} — не владелец {of} {object}",
    "{subject} owns {object}",
    "{subject} does not own {object}",
  ],
  governs: [
    "{subject} стоит во главе {of} {object}",
    "{subject} не стоит во главе {of} {object}",
    "{subject} governs {object}",
    "{subject} does not govern {object}",
  ],
  subordinateOf: [
    "{subject}: подчинение — {object}",
    "{subject}: подчинение — не {object}",
    "{subject} reports to {object}",
    "{subject} does not report to {object}",
  ],
  partOf: [
    "{subject} — часть {of} {object}",
    "{subject} — не часть {of} {object}",
    "{subject} is part of {object}",
    "{subject} is not part of {object}",
  ],
  subeventOf: [
    "{subject} — часть {of} {object}",
    "{subject} — не часть {of} {object}",
    "{subject} is part of {object}",
    "{subject} is not part of {object}",
  ],
  produces: [
    "{subject} — производитель {of} {object}",
    "{subject} — не производитель {of} {object}",
    "{subject} produces {object}",
    "{subject} does not produce {object}",
  ],
  locatedIn: [
    "{subject} находится на территории {of} {object}",
    "{subject} не находится на территории {of} {object}",
    "{subject} is located in {object}",
    "{subject} is not located in {object}",
  ],
  headquarteredIn: [
    "{subject}: штаб-квартира — {object}",
    "{subject}: штаб-квартира — не {object}",
    "{subject} has its headquarters in {object}",
    "{subject} does not have its headquarters in {object}",
  ],
  workplace: [
    "{subject}: место работы — {object}",
    "{subject}: место работы — не {object}",
    "{subject} works for {object}",
    "{subject} does not work for {object}",
  ],
  worksAs: [
    "{subject}: должность — {object}",
    "{subject}: должность — не {object}",
    "{subject} holds the post: {object}",
    "{subject} does not hold the post: {object}",
  ],
  takesPlaceIn: [
    "{subject}: место проведения — {object}",
    "{subject}: место проведения — не {object}",
    "{subject} takes place in {object}",
    "{subject} does not take place in {object}",
  ],
  foundedBy: [
    "{subject}: основатель — {object}",
    "{subject}: основатель — не {object}",
    "{subject} was founded by {object}",
    "{subject} was not founded by {object}",
  ],
  spouse: [
    "{subject} и {object} состоят в браке",
    "{subject} и {object} не состоят в браке",
    "{subject} and {object} are married",
    "{subject} and {object} are not married",
  ],
  knows: [
    "{subject} и {object} знакомы",
    "{subject} и {object} не знакомы",
    "{subject} and {object} know each other",
    "{subject} and {object} do not know each other",
  ],
  sibling: [
    "{subject} и {object} — братья или сёстры",
    "{subject} и {object} — не братья и не сёстры",
    "{subject} and {object} are siblings",
    "{subject} and {object} are not siblings",
  ],
  relative: [
    "{subject} и {object} — родственники",
    "{subject} и {object} — не родственники",
    "{subject} and {object} are relatives",
    "{subject} and {object} are not relatives",
  ],
  parentOf: [
    "{subject}: ребёнок — {object}",
    "{subject}: ребёнок — не {object}",
    "{subject} is a parent of {object}",
    "{subject} is not a parent of {object}",
  ],
  inanimateInvolved: [
    "{subject} фигурирует: {object}",
    "{subject} не фигурирует: {object}",
    "{subject} is involved in {object}",
    "{subject} is not involved in {object}",
  ],
};

for (const [relation, [ru, notRu, en, notEn]] of Object.entries(SENTENCES)) {
  addStrings({ [`say.${relation}`]: [ru, en], [`deny.${relation}`]: [notRu, notEn] });
}

addStrings({
  "say.other": ["{subject}: {relation} — {object}", "{subject}: {relation} – {object}"],
  "deny.other": ["{subject}: {relation} — не {object}", "{subject}: {relation} – not {object}"],
  "say.statement": ["{subject}: тема высказываний — {object}", "{subject} speaks of {object}"],
  "say.party": ["{subject} → {object}", "{subject} → {object}"],
});

/** Types of things in the genitive; English sentences do without. @type {Record<string, string>} */
const GENITIVES = {
  Age: "возраста",
  Agreement: "соглашения",
  Alliance: "объединения",
  Award: "награды",
  City: "города",
  Country: "государства",
  Crime: "преступления",
  Date: "даты",
  Disease: "болезни",
  District: "района",
  Event: "события",
  Facility: "объекта",
  Family: "семьи",
  GovernmentBody: "органа власти",
  Ideology: "идеологии",
  Language: "языка",
  Law: "документа",
  Location: "местности",
  MediaOutlet: "СМИ",
  Money: "суммы",
  NamelessEvent: "события",
  Nationality: "народа",
  Number: "числа",
  Ordinal: "номера",
  Organization: "организации",
  Penalty: "наказания",
  Percent: "доли",
  Person: "человека",
  Product: "продукта",
  Profession: "должности",
  Religion: "религии",
  StateOrProvince: "региона",
  Time: "времени",
  WorkOfArt: "произведения",
};

for (const [type, genitive] of Object.entries(GENITIVES)) {
  addStrings({ [`of.${type}`]: [genitive, ""] });
}

/** Force of a reporting verb, as extraction names it. @type {Record<string, [string, string]>} */
const STANCES = {
  accuses: ["обвинение", "accusation"],
  admits: ["признание", "admission"],
  advises: ["совет", "advice"],
  agrees: ["согласие", "agreement"],
  asks: ["вопрос или просьба", "question or request"],
  condemns: ["осуждение", "condemnation"],
  confirms: ["подтверждение", "confirmation"],
  demands: ["требование", "demand"],
  denies: ["опровержение", "denial"],
  doubts: ["сомнение", "doubt"],
  excludes: ["исключает такую возможность", "ruled out"],
  expresses: ["чувство", "feeling"],
  fears: ["опасение", "fear"],
  hopes: ["надежда", "hope"],
  opines: ["мнение", "opinion"],
  predicts: ["прогноз", "prediction"],
  promises: ["обещание", "promise"],
  proposes: ["предложение", "proposal"],
  rejects: ["отказ", "rejection"],
  states: ["сообщение", "report"],
  supports: ["поддержка", "support"],
  thanks: ["благодарность", "thanks"],
  threatens: ["угроза", "threat"],
  warns: ["предупреждение", "warning"],
};

for (const [stance, words] of Object.entries(STANCES)) addStrings({ [`stance.${stance}`]: words });
