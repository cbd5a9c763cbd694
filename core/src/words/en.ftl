### Everything a person reads and hears in English. Rules: verbs on buttons, what happened and what to do; never blame.

## The app and its first screen

app-name = Kabinet
opening-text = Opening Kabinet…
welcome-title = All your state services, in your phone
welcome-text = Applications, documents, doctor’s appointments. Works without a connection too.
welcome-terms = About 3 minutes, your phone is enough
language-other = РУ
language-other-spoken = Переключить на русский

## Actions

action-back = Back
action-register = Register
action-sign-in = Sign in
action-sign-in-in = Sign in again in { "{time}" }
action-sign-in-again = Sign in again
action-sign-out = Sign out
action-send-and-sign-out = Send and sign out
action-delete-and-sign-out = Delete and sign out
action-withdraw = Withdraw the consent
action-go-on-registering = Continue registering
action-send-code = Get a code
action-send-code-in = Get a code in { "{time}" }
action-resend = Get another code
action-resend-in = Get another code in { "{time}" }
action-tries-in = Try again in { "{time}" }
action-change-phone = Change the number
action-check-code = Check the code
action-next = Next
action-calendar = Pick in the calendar
action-show-password = Show the password
action-hide-password = Hide the password
action-suggest-password = Suggest one for me
action-read = Read
action-read-spoken = Read: { $title }
action-edit = Edit
action-undo = Undo
action-close = Close
action-cancel = Cancel
action-retry = Check now
action-try-again = Try again
action-start-over = Start over
action-other-phone = Use another number
action-not-my-account = This is not my account
action-release-number = Take the number
action-to-start = To the first screen

busy-sending = Sending…
busy-checking-code = Checking the code…
steps-text = { $current } of { $total }
steps-spoken = Step { $current } of { $total }
notice-account-created = Your account is ready
notice-code-sent-again = We sent a new code. The earlier ones still work
notice-signed-in = You are signed in
notice-number-released = The number no longer belongs to the other account
notice-signed-out = You are signed out. Nothing of the account is left on this phone
notice-consent-withdrawn = The consent is withdrawn
notice-link-unknown = This link is not from Kabinet. Open the latest link from the letter or SMS.

## Fields

field-phone = Mobile phone
field-surname = Surname
field-name = Given name
field-patronymic = Patronymic
field-no-patronymic = No patronymic
field-birth-date = Date of birth
field-password = Password
field-password-again = Once more
repaired-note = Corrected: { $before } → { $after }
portal-refuses-field = The portal did not accept this. Compare it with the passport and write it the same way.

## The number

phone-title = Your phone number
phone-text = We’ll send an SMS with a code. You will sign in with this number.
phone-hint = You can paste the whole number: we’ll drop what is not needed.
phone-free = The SMS and the registration are free.
phone-empty = Type your number: +7 and ten digits.
phone-letters = There are letters in the number. Leave digits only.
phone-too-short = { $missing ->
    [one] { $missing } digit is missing. Finish the number.
   *[other] { $missing } digits are missing. Finish the number.
}
phone-too-long = { $extra ->
    [one] { $extra } digit too many. Check the number.
   *[other] { $extra } digits too many. Check the number.
}
phone-landline = This is a landline, an SMS can’t reach it. Give a mobile number: +7 9…
phone-free-line = This is a free 8 800 line. Give your own mobile number: +7 9…
phone-kazakhstan = This number is from Kazakhstan. A mobile number of a Russian operator is needed: +7 9…
phone-foreign = This number is from another country. A mobile number of a Russian operator is needed: +7 9…

## The code

code-title = Code from the SMS
code-sent-to = Sent to { $phone }.
code-will-be-sent-to = We’ll send it to { $phone }.
code-label = { $length ->
    [one] Code from the SMS, { $length } digit
   *[other] Code from the SMS, { $length } digits
}
code-life = The code works for { "{time}" } more
code-not-there = No SMS yet? Check the number and the signal.
code-nobody-asks = Tell the code to nobody. Neither we nor the portal’s staff ever ask for it.
code-incomplete = { $length ->
    [one] The code has { $length } digit. Finish it.
   *[other] The code has { $length } digits. Finish it.
}
code-wrong = That is not the code. Check the latest SMS and type it again.
code-wrong-tries-left = { $tries ->
    [one] That is not the code. { $tries } try left, then a pause of { $minutes }{ "\u00A0" }min. Check the latest SMS.
   *[other] That is not the code. { $tries } tries left, then a pause of { $minutes }{ "\u00A0" }min. Check the latest SMS.
}
code-expired = The code no longer works. Get a new one.
code-tries-locked = Too many wrong codes. Take a break: what you typed is kept, then get a new code.
resend-ready = You can get a new code now
call-active-title = You are in a call
call-active-text = If the caller asks for the code, it is a scam. Hang up.

## Name and date of birth

person-title = What is your name
person-text = Write it as in the passport.
patronymic-empty = Write the patronymic or tick “No patronymic”.
name-empty = Write it as in the passport.
name-latin = The letter “{ $sign }” is Latin. Switch to the Russian keyboard and type it again.
name-roman = Roman numerals don’t belong here. Leave only the name in Russian letters.
name-other-cyrillic = The letter “{ $sign }” is not in the Russian alphabet. Write it as in the Russian passport.
name-digit = There is a digit in the name. Leave letters only.
name-sign = The sign “{ $sign }” can’t be used. Letters, hyphen, space and apostrophe can.
name-joint = A hyphen or an apostrophe stands between letters. Remove the extra one.
name-too-long = { $extra ->
    [one] { $extra } sign over a hundred. Shorten it as in the passport.
   *[other] { $extra } signs over a hundred. Shorten it as in the passport.
}
birth-date-ghost = dd.mm.yyyy
birth-date-hint = You can leave out the dots.
birth-date-empty = Type the date of birth: day, month, year.
birth-date-not-a-date = Finish the date: day, month and year, for example 12.04.1990.
birth-date-no-such-day = There is no such day in the calendar. Check day and month.
birth-date-year-in-full = Write the year with four digits, for example 1990.
birth-date-in-future = This day has not come yet. Check the year.
birth-date-too-young = An account can be made from the age of { $age }. Until then parents use services in their own account.
birth-date-too-old = That makes more than { $age } years. Check the year.

## The password

password-title = Choose a password
password-text = A few words in a row are safest.
password-set-hint = The portal already has a password. Leave the fields empty to keep it.
password-empty = Choose a password or tap “Suggest one for me”.
password-rules = This password does not fit yet: see the rules below.
password-differs = The passwords differ. Type the second one again or show both.
rule-length = From { $min } to { $max } characters
rule-upper = A capital Latin letter
rule-lower = A small Latin letter
rule-digit = A digit
rule-sign = One of the signs { $signs }
rule-run = No more than { $longest } digits or letters in order
rule-not-common = Not in the list of frequent passwords
rule-not-personal = Without your name, date of birth and phone
rule-met-spoken = { $rule }: done
rule-not-yet-spoken = { $rule }: not yet
rule-portal-checks-spoken = { $rule }: the portal will check
strength-weak = Weak.
strength-weak-text = It can be guessed quickly: add a word.
strength-fair = Fair.
strength-fair-text = One more word and it is good.
strength-good = Good.
strength-good-text = Hard to guess.
strength-excellent = Excellent.
strength-excellent-text = Practically impossible to guess.

## The agreement

agreement-title = Check and agree
agreement-text = Each consent stands apart. You can read it now and at any time later.
review-name = Full name
review-phone = Phone
consent-label = I accept: { $title }
consent-label-optional = Optional: { $title }
consent-version = Version { $version }
consent-accepted = Version { $version }, accepted { $when }
must-agree = An account can’t be made without this consent. Read it and tick it.

## Waiting to be sent

waiting-title = Waiting to be sent
waiting-text = Everything is kept in the phone. We’ll send it in order and exactly once; you may close the phone.
waiting-person = Name and date of birth
waiting-person-text = As you wrote them.
waiting-consents = Consents
waiting-consents-text = With version and time.
waiting-account = Making the account
waiting-account-text = After the consents.
waiting-session-text = The account is made, signing in.
status-sent = Sent
status-waits = Waiting to be sent
step-unknown-title = Update the app
step-unknown-text = The next step needs a newer version of the app. Update it where you got it and go on from here: everything you typed is kept.
taken-title = This number has an account already
taken-text = The number { $phone } is confirmed, and there is an account with it already. If it is yours, sign in. If the number used to be someone else’s, take it from that account or give another number of yours. What you typed stays.
release-title = Take the number from someone else’s account?
release-text = The number { $phone } becomes yours. Its former owner can’t sign in with it any more and sees that in their app. If the account is yours, don’t take the number but sign in.

## Signing in

sign-in-title = Sign in
sign-in-text = Type your phone number and password. Then we’ll send a code by SMS.
current-password-empty = Type the password of the account.
credentials-wrong = Number and password don’t belong together. Check the number and the keyboard layout and type the password again.
credentials-wrong-tries-left = { $tries ->
    [one] Number and password don’t belong together. { $tries } try left, then a pause of { $minutes }{ "\u00A0" }min. Check the number and the keyboard layout.
   *[other] Number and password don’t belong together. { $tries } tries left, then a pause of { $minutes }{ "\u00A0" }min. Check the number and the keyboard layout.
}
credentials-locked = Too many wrong passwords. Take a break: the number stays where it is. The account is safe.
sign-in-ready = You can try to sign in now

## Signing out

sign-out-title = Sign out?
sign-out-text = We’ll remove the account’s data from this phone; the portal keeps them. You can sign in again with number and password.
sign-out-waiting-text = Not everything has reached the portal. Send it before you sign out, or delete it?
sign-out-sending-text = We’ll send it as soon as we can and sign out at once. You may close the phone. Changed your mind? Go back.
waiting-withdrawal = Withdrawal: { $title }
waiting-other = An action in your account
waiting-other-text = Saved on the phone. We will send it as soon as there is a connection.
waiting-withdrawal-text = The withdrawal is kept on the phone. We’ll send it as soon as there is a connection.

## The account

home-title = Home
home-no-phone = None
home-data-title = Your data
home-consents-title = Your consents
home-ledger-text = When, to whom and why your data were sent
home-sign-out-text = We’ll remove the account’s data from this phone
consent-needed = The account can’t work without this consent. It can be withdrawn together with the account.
consent-optional = The consent is in force. You can withdraw it at any time and keep the account.
withdraw-title = Withdraw the consent?
withdraw-text = “{ $title }”: the portal will no longer rely on this consent. What you withdrew and when stays in the record.
ledger-title = Data record
ledger-text = What left this phone, to whom and why, which consents you gave and withdrew. The newest first.
ledger-to-portal = To the portal, { $purpose }. { $when }
ledger-to-unknown = To another receiver, { $purpose }. { $when }
ledger-unknown = A record of a newer version of the app
ledger-unknown-text = Update the app to read it. { $when }
ledger-consented = Consent given, version { $version }. { $when }
ledger-withdrawn = Consent withdrawn. { $when }
ledger-field-phone = phone number
ledger-field-code = code from the SMS
ledger-field-password = password
ledger-field-surname = surname
ledger-field-name = given name
ledger-field-patronymic = patronymic
ledger-field-birth-date = date of birth
ledger-field-consents = consents
ledger-field-unknown = other data
ledger-for-code = to send a code
ledger-for-proof = to prove the number
ledger-for-account = to create the account
ledger-for-sign-in = to sign in
ledger-for-consents = to keep your choice
ledger-for-unknown = a newer version of the app tells what for
level-basic-title = Basic account
level-basic-text = Open: information services and applications without proof of identity.
level-standard-title = Standard account
level-standard-text = Your data were checked in the registers.
level-confirmed-title = Confirmed account
level-confirmed-text = All services are open.
level-unknown-title = An account of a new kind
level-unknown-text = A newer version of the app knows what it opens. Update the app where you got it.
level-unknown-spoken = { $title }. { $text }
level-spoken = { $title }, level { $reached } of 3. { $text }

## The phone's memory

trouble-key-lost-title = The key to your data is gone
trouble-key-lost-text = The phone changed or removed the key that kept the data of Kabinet closed. Nobody can read them. If the account is made already, it is safe on the portal. Start over on this phone.
trouble-vault-refused-title = The key store is locked
trouble-vault-refused-text = Unlock the phone and try again. The data are safe.
trouble-damaged-title = The data on the phone are damaged
trouble-damaged-text = The file was changed by something else. Try again. If that doesn’t help, start over: the damaged file is not deleted but put aside.
trouble-too-new-title = A newer version of the app is needed
trouble-too-new-text = The data were written by a newer version. Update the app and open it again: the data are safe.
trouble-disk-full-title = No room on the phone
trouble-disk-full-text = Free some room and try again. The data are safe.
trouble-unreadable-title = The memory can’t be read
trouble-unreadable-text = Try again. If that doesn’t help, restart the phone: the data are safe.
start-over-title = Start over?
start-over-key-lost-text = We’ll begin with a clean sheet and put the closed file aside: without the key nobody can read it. An account on the portal stays.
start-over-damaged-text = We’ll begin with a clean sheet and put the damaged file aside. An unfinished registration starts from the beginning. An account on the portal stays.

## What stands in the way: the title says what happened, the text what to do

problem-no-link-title = No connection
problem-no-link-text = What you typed is kept. We’ll send it as soon as there is a connection.
problem-timed-out-title = The portal takes long to answer
problem-timed-out-text = What you typed is kept. We’ll try again; another network may help.
problem-captive-portal-title = The network wants you to sign in
problem-captive-portal-text = Open the browser and sign in to this Wi-Fi, or switch to mobile data. What you typed is kept.
problem-untrusted-title = The connection is not safe
problem-untrusted-text = It is not the portal that answers: the certificate is not the portal’s. We sent nothing, and what you typed is kept. Switch to another network, best to mobile data.
problem-untrusted-date-title = The date does not fit the certificate
problem-untrusted-date-text = By the phone’s clock the portal’s certificate does not hold. We sent nothing, and what you typed is kept. Set date and time right in the phone’s settings; if they are right, switch to another network.
problem-unencrypted-title = The network won’t let us encrypt
problem-unencrypted-text = Without encryption we send nothing; what you typed is kept. Switch to another network, best to mobile data.
problem-unavailable-title = The portal does not answer now
problem-unavailable-text = What you typed is kept. We’ll try again.
problem-garbled-title = The portal’s answer can’t be read
problem-garbled-text = What you typed is kept. We’ll try again; if that doesn’t help, update the app.
problem-send-limit-title = Too many SMS
problem-send-limit-text = Check number and signal, look for the SMS among spam. A new code after a pause: see the time on the button.
problem-tries-locked-title = Too many wrong codes
problem-tries-locked-text = Take a break and try again. What you typed is kept.
problem-proof-expired-title = Confirm the number once more
problem-proof-expired-text = A day has passed since the last code. Everything you typed is kept, only a new code is needed.
problem-registration-gone-title = The portal no longer keeps this registration
problem-registration-gone-text = What you typed is kept in the phone. Confirm the number and go on.
problem-session-not-opened-title = The account is made, but signing in failed
problem-session-not-opened-text = Try again. The account stays.
problem-session-ended-title = The session has ended
problem-session-ended-text = This is the last copy of the data on this phone. Sign in again to go on.
problem-sign-in-expired-title = Sign in once more
problem-sign-in-expired-text = A lot of time has passed since the last try. The number is in place, type the password.
problem-other-account-title = Somebody else’s actions wait on this phone
problem-other-account-text = Another account was signed in while something of this one waits to be sent. Sign in to this account and sign out of it, then sign in to the other.
problem-not-withdrawn-title = The consent was not withdrawn
problem-not-withdrawn-text = The portal says that the account can’t work without it. Read the consent: its text says how to withdraw it.
problem-number-released-title = The number no longer belongs to the account
problem-number-released-text = Someone else has confirmed it with a code: it is their number now, and nobody can sign in to your account with it. On this phone the account stays open until you sign out.
problem-disk-full-title = Not saved: no room on the phone
problem-disk-full-text = Free some room and do it again.
problem-disk-full-yet-text = Free some room. We will try again.
problem-not-saved-title = Not saved
problem-not-saved-text = The phone could not write the change. Do it again.
problem-not-saved-yet-text = The phone could not write the portal’s answer. We will try again.
problem-unknown-title = The portal refused
problem-unknown-text = This version of the app does not know the reason ({ $slug }). What you typed is kept. Update the app and try again.

## Numbers and dates

spoken-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
spoken-seconds = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
date-words = { $day }{ "\u00A0" }{ $month } { $year }
moment-words = { $day }{ "\u00A0" }{ $month } { $year },{ "\u00A0" }{ $time }
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December
