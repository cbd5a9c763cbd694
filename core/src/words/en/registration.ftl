## Registration

action-next = Next
action-read = Read
action-edit = Edit
action-other-phone = Use another number
action-not-my-account = This is not my account
action-release-number = Take the number
action-to-start = To the first screen
notice-number-released = The number no longer belongs to the other account
field-surname = Surname
field-name = Given name
field-patronymic = Patronymic
field-no-patronymic = No patronymic
field-password-again = Password once more
phone-title = Your phone number
phone-text = We’ll send an SMS with a code. You will sign in with this number.
phone-hint = You can paste the whole number: we’ll drop what is not needed.
phone-free = The SMS and the registration are free.
person-title = What is your name
person-text = Write it as in the passport.
patronymic-empty = Write the patronymic or tick “No patronymic”.
birth-date-hint = You can leave out the dots.
field-snils = SNILS
snils-title = Your SNILS
snils-text = 11 digits from the card or the notice of registration for individual accounting.
snils-hint = We put in the hyphens and the space.
snils-offers = Perhaps a slip. Compare with the document and choose:
snils-empty = Write your SNILS: eleven digits.
snils-letters = A SNILS has digits only. Remove the letters.
snils-other-script = Type the digits once more: these are of another script.
snils-signs = A SNILS has digits, hyphens and a space only. Remove the other signs.
snils-several = There are several numbers here. Leave the SNILS only.
snils-too-short = { $missing ->
    [one] { $missing } digit is missing. Complete the number.
   *[other] { $missing } digits are missing. Complete the number.
}
snils-too-long = { $extra ->
    [one] One digit too many. A SNILS has eleven.
   *[other] { $extra } digits too many. A SNILS has eleven.
}
snils-all-zeros = There is no such number: it is all zeros. Write the number from the document.
snils-check-digits = The last two digits don’t fit the others. Compare the number with the document.
ledger-field-snils = SNILS
password-title = Choose a password
password-text = A few words in a row are safest.
password-set-hint = The portal already has a password. Leave the fields empty to keep it.
password-outdated-name-title = The name has changed
password-outdated-birth-date-title = The date of birth has changed
password-outdated-phone-title = The phone number has changed
password-outdated-several-title = Your details have changed
password-outdated-text = Enter the password again: it must not contain your { $forbidden }.
agreement-title = Check and agree
agreement-text = Each consent stands apart. You can read it now and at any time later.
review-name = Full name
review-phone = Phone
consent-label = I accept: { $title }
consent-label-optional = Optional: { $title }
must-agree = An account can’t be made without this consent. Read it and tick it.
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
step-unknown-title = Update the app
step-unknown-text = The next step needs a newer version of the app. Update it where you got it and go on from here: everything you typed is kept.
taken-title = This number has an account already
release-title = Take the number from someone else’s account?
release-text = The number { $phone } becomes yours. Its former owner can’t sign in with it any more and sees that in their app. If the account is yours, don’t take the number but sign in.
problem-proof-expired-title = Confirm the number once more
problem-proof-expired-text = A day has passed since the last code. Everything you typed is kept, only a new code is needed.
problem-registration-gone-title = The portal no longer keeps this registration
problem-registration-gone-text = What you typed is kept in the phone. Confirm the number and go on.
problem-session-not-opened-title = The account is made, but signing in failed
problem-session-not-opened-text = Try again. The account stays.
taken-confirmed = The number { $phone } is confirmed.
taken-mine = The account is yours
taken-not-mine = The number was someone else’s before
taken-other-phone = What you entered stays
