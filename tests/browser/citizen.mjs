// A citizen who registers, signs out and in and withdraws a consent by mouse, with the words of each language.

/** @import {DeskPage} from "./browser.mjs" */

/** The number that a citizen registers, as the portal has it. */
export const NUMBER = "+79000001234";
/** Another one that they may have. */
export const OTHER_NUMBER = "+79161112233";

/** What the screens are called and what their fields and buttons say. */
export const RU = {
  welcome: "Все дела с государством — на телефоне",
  register: "Регистрация",
  goOn: "Продолжить регистрацию",
  phone: "Ваш номер телефона",
  phoneField: "Мобильный телефон",
  getCode: "Получить код",
  code: "Код из СМС",
  codeField: "Код из СМС, 6 цифр",
  fromMessages: /Из Сообщений/,
  person: "Имя и дата рождения",
  surname: "Фамилия",
  name: "Имя",
  patronymic: "Отчество",
  noPatronymic: "Нет отчества",
  birthDate: "Дата рождения",
  next: "Дальше",
  password: "Придумайте пароль",
  passwordField: "Пароль",
  passwordAgain: "Пароль ещё раз",
  suggest: "Придумать за меня",
  agreement: "Проверьте и согласитесь",
  agreementBox: "Принимаю пользовательское соглашение",
  personalDataBox: "Даю согласие на обработку персональных данных",
  newsBox: "Хочу узнавать о новых услугах (по желанию)",
  news: "Новости о новых услугах",
  read: /^Прочитать/,
  close: "Закрыть",
  create: "Создать кабинет",
  home: "Иванов Иван Иванович",
  level: "Упрощённая учётная запись",
  signIn: "Войти",
  login: "Вход",
  /** What each wrong password in a row is answered with. */
  wrongPasswords: {
    first: "Неверный номер или пароль. Проверьте номер и раскладку клавиатуры.",
    second: "Осталось 3 попытки, потом перерыв на 15 минут.",
    third: "Осталось 2 попытки, потом перерыв на 15 минут.",
    last: "Осталась 1 попытка, потом перерыв на 15 минут.",
    locked: "Пароль не подошёл слишком много раз. Войти можно после перерыва: время на кнопке.",
  },
  signInExpired: "Начните вход ещё раз",
  signOut: "Выйти",
  signOutRow: /^Выйти/,
  signOutQuestion: "Выйти из кабинета?",
  signedOut: "Вы вышли",
  sendAndSignOut: "Отправить и выйти",
  deleteAndSignOut: "Выйти без отправки",
  cancel: "Отмена",
  withdraw: "Отозвать согласие",
  withdrawQuestion: "Отозвать согласие?",
  withdrawal: "Отзыв согласия: Новости о новых услугах",
  withdrawn: "Согласие отозвано",
  giveConsent: "Дать согласие",
  given: "Согласие дано",
  notGiven: "Не дано · Дать согласие",
  beingGiven: "Согласие ждёт отправки",
  beingWithdrawn: "Отзыв ждёт отправки",
  profile: "Профиль",
  profileRow: /^Профиль/,
  ledger: "Журнал данных",
  ledgerRow: /^Журнал данных/,
  back: "Назад",
  sessionEnded: "Сеанс закончился",
  signInAgain: "Войти снова",
  waiting: "Ждёт отправки",
  taken: "На этот номер уже есть кабинет",
  notMyAccount: /^Это не мой кабинет/,
  myAccount: /^Войти: /,
  releaseQuestion: "Отвязать номер от чужого кабинета?",
  releaseNumber: "Отвязать номер",
  numberReleased: "Номер отвязан от прежнего кабинета",
  awaitsLink: "Ждём связь…",
  otherPhone: /^Ввести другой номер/,
  numberGone: "Номер отвязан от кабинета",
  newNumber: /^Ввести новый номер/,
  newNumberTitle: "Новый номер кабинета",
  numberSet: "Номер привязан к кабинету",
  notMe: /^Это был не я/,
  notMeTitle: "Если вы не отдавали номер",
  wrongCode: "Код не подошёл",
  tooManyCodes: "Код не подошёл 5 раз",
  noLink: "Нет связи",
  proofExpired: "Подтвердите номер ещё раз",
  damaged: "Данные на телефоне повреждены",
  keyLost: "Ключ к данным утерян",
  tryAgain: "Попробовать ещё раз",
  startOver: "Начать заново",
  startOverQuestion: "Начать заново?",
  day: "+1 день",
};

/** @type {typeof RU} */
export const EN = {
  welcome: "All your government services on your phone",
  register: "Register",
  goOn: "Continue registering",
  phone: "Your phone number",
  phoneField: "Mobile phone",
  getCode: "Get a code",
  code: "Enter the code we texted you",
  codeField: "Code from the SMS, 6 digits",
  fromMessages: /From Messages/,
  person: "Your name and date of birth",
  surname: "Surname",
  name: "Given name",
  patronymic: "Patronymic",
  noPatronymic: "No patronymic",
  birthDate: "Date of birth",
  next: "Next",
  password: "Choose a password",
  passwordField: "Password",
  passwordAgain: "Confirm password",
  suggest: "Suggest one for me",
  agreement: "Check and agree",
  agreementBox: "I accept the user agreement",
  personalDataBox: "I consent to the processing of my personal data",
  newsBox: "I want to hear about new services (optional)",
  news: "News about new services",
  read: /^Read/,
  close: "Close",
  create: "Create the account",
  home: "Иванов Иван Иванович",
  level: "Basic account",
  signIn: "Sign in",
  login: "Sign in",
  wrongPasswords: {
    first: "Wrong number or password. Check the number and the keyboard layout.",
    second: "3 attempts left, then a wait of 15 minutes.",
    third: "2 attempts left, then a wait of 15 minutes.",
    last: "1 attempt left, then a wait of 15 minutes.",
    locked: "Too many wrong passwords. You can sign in after a pause: see the time on the button.",
  },
  signInExpired: "Sign in again",
  signOut: "Sign out",
  signOutRow: /^Sign out/,
  signOutQuestion: "Sign out?",
  signedOut: "You are signed out",
  sendAndSignOut: "Send and sign out",
  deleteAndSignOut: "Sign out without sending",
  cancel: "Cancel",
  withdraw: "Withdraw consent",
  withdrawQuestion: "Withdraw consent?",
  withdrawal: "Withdrawing consent: News about new services",
  withdrawn: "Consent withdrawn",
  giveConsent: "Give consent",
  given: "Consent given",
  notGiven: "Not given · Give consent",
  beingGiven: "Consent waits to be sent",
  beingWithdrawn: "Withdrawal waits to be sent",
  profile: "Profile",
  profileRow: /^Profile/,
  ledger: "Data record",
  ledgerRow: /^Data record/,
  back: "Back",
  sessionEnded: "The session has ended",
  signInAgain: "Sign in again",
  waiting: "Waiting to be sent",
  taken: "This number already has an account",
  notMyAccount: /^This is not my account/,
  myAccount: /^Sign in: /,
  releaseQuestion: "Unlink the number from someone else’s account?",
  releaseNumber: "Unlink number",
  numberReleased: "The number is unlinked from the other account",
  awaitsLink: "Waiting for a connection…",
  otherPhone: /^Enter another number/,
  numberGone: "The number no longer belongs to the account",
  newNumber: /^Enter a new number/,
  newNumberTitle: "The account’s new number",
  numberSet: "The number belongs to the account now",
  notMe: /^It was not me/,
  notMeTitle: "If you did not hand the number over",
  wrongCode: "That code didn’t work",
  tooManyCodes: "The code didn’t work 5 times",
  noLink: "No connection",
  proofExpired: "Confirm the number again",
  damaged: "The data on the phone is damaged",
  keyLost: "The key to your data is gone",
  tryAgain: "Try again",
  startOver: "Start over",
  startOverQuestion: "Start over?",
  day: "+1 day",
};

/** @typedef {typeof RU} Words */

export const PHONE = "+7 900 000-12-34";
export const PASSWORD = "лампа тихо ждёт обед у моря";

/** @typedef {"welcome" | "phone" | "code" | "person" | "password" | "agreement"} StepName */
/** @typedef {{ name: StepName, title: string, fill: () => Promise<void>, leave: () => Promise<void> }} Step */

/**
 * Each screen of the registration, with what is done on it. `fill` puts in everything, `leave` goes on.
 *
 * @param {DeskPage} desk
 * @param {Words} [words]
 * @returns {Step[]}
 */
export function registration(desk, words = RU) {
  return [
    {
      name: "welcome",
      title: words.welcome,
      fill: async () => {},
      leave: () => desk.button(words.register).click(),
    },
    {
      name: "phone",
      title: words.phone,
      fill: () => desk.field(words.phoneField).fill("8 (900) 000-12-34"),
      leave: () => desk.button(words.getCode).click(),
    },
    {
      name: "code",
      title: words.code,
      fill: async () => {},
      leave: () => desk.button(words.fromMessages).click(),
    },
    {
      name: "person",
      title: words.person,
      fill: async () => {
        await desk.field(words.surname).fill("Иванов");
        await desk.field(words.name).fill("Иван");
        await desk.field(words.patronymic).fill("Иванович");
        await desk.field(words.birthDate).fill("");
        await desk.field(words.birthDate).pressSequentially("12041990");
      },
      leave: () => desk.button(words.next).click(),
    },
    {
      name: "password",
      title: words.password,
      fill: async () => {
        await desk.field(words.passwordField).fill(PASSWORD);
        await desk.field(words.passwordAgain).fill(PASSWORD);
      },
      leave: () => desk.button(words.next).click(),
    },
    {
      name: "agreement",
      title: words.agreement,
      fill: async () => {
        for (const box of [words.agreementBox, words.personalDataBox, words.newsBox]) await desk.box(box).check();
      },
      leave: () => desk.button(words.create).click(),
    },
  ];
}

/**
 * One of the screens.
 *
 * @param {DeskPage} desk
 * @param {StepName} name
 * @param {Words} [words]
 */
export function stepNamed(desk, name, words = RU) {
  const step = registration(desk, words).find((one) => one.name === name);
  if (step === undefined) throw new Error(`no screen ${name}`);
  return step;
}

/**
 * Goes on from the screen that stands there up to another, which then stands there untouched.
 *
 * @param {DeskPage} desk
 * @param {StepName | "home"} to
 * @param {{ from?: StepName, words?: Words }} [way]
 */
export async function registerUpTo(desk, to, { from = "welcome", words = RU } = {}) {
  const steps = registration(desk, words);
  for (const step of steps.slice(steps.findIndex((one) => one.name === from))) {
    await desk.screen(step.title);
    if (step.name === to) return;
    await step.fill();
    await step.leave();
  }
  await desk.sees(words.level);
  await desk.rest();
}

/**
 * Each screen of signing in, from number and password to the code.
 *
 * @param {DeskPage} desk
 * @param {Words} [words]
 */
export function signingIn(desk, words = RU) {
  return {
    login: {
      title: words.login,
      fill: async () => {
        await desk.field(words.phoneField).fill("8 (900) 000-12-34");
        await desk.field(words.passwordField).fill(PASSWORD);
      },
      leave: () => desk.button(words.signIn).click(),
    },
    code: { title: words.code, leave: () => desk.button(words.fromMessages).click() },
  };
}

/**
 * Signs in from the first screen.
 *
 * @param {DeskPage} desk
 * @param {Words} [words]
 */
export async function signIn(desk, words = RU) {
  await desk.screen(words.welcome);
  await desk.button(words.signIn).click();
  const { login, code } = signingIn(desk, words);
  await desk.screen(login.title);
  await login.fill();
  await login.leave();
  await desk.screen(code.title);
  await code.leave();
  await desk.screen(words.home);
}

/**
 * Goes to the profile from the home screen.
 *
 * @param {DeskPage} desk
 * @param {Words} [words]
 */
export async function openProfile(desk, words = RU) {
  await desk.button(words.profileRow).click();
  await desk.screen(words.profile);
}

/**
 * Signs out from the home screen, with nothing that waits to be sent.
 *
 * @param {DeskPage} desk
 * @param {Words} [words]
 */
export async function signOut(desk, words = RU) {
  await openProfile(desk, words);
  await desk.button(words.signOutRow).click();
  await desk.question(words.signOutQuestion).getByRole("button", { name: words.signOut, exact: true }).click();
  await desk.screen(words.welcome);
}

/**
 * Opens a consent in the profile.
 *
 * @param {DeskPage} desk
 * @param {string} name of the consent
 * @returns its sheet
 */
export async function openConsent(desk, name) {
  await desk.button(new RegExp(`^${name}: `)).click();
  const sheet = desk.phone.getByRole("dialog", { name });
  await sheet.waitFor();
  return sheet;
}

/**
 * Withdraws the consent to news in the profile.
 *
 * @param {DeskPage} desk
 * @param {Words} [words]
 */
export async function withdrawNews(desk, words = RU) {
  const sheet = await openConsent(desk, words.news);
  await sheet.getByRole("button", { name: words.withdraw }).click();
  await desk.question(words.withdrawQuestion).getByRole("button", { name: words.withdraw }).click();
}

/**
 * A code of six digits that is not this one.
 *
 * @param {string} right
 */
export function otherCode(right) {
  return right === "111111" ? "222222" : "111111";
}
