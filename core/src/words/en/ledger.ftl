## The record of data

ledger-text = What left this phone, to whom and why, which consents you gave and withdrew. The newest first, by Moscow time.
ledger-to-portal = Sent to the portal, { $purpose }. { $when }
ledger-to-unknown = Sent to another recipient, { $purpose }. { $when }
ledger-unknown = A record of a newer version of the app
ledger-unknown-text = Update the app to read it. { $when }
ledger-consented = Consent given, version { $version }. { $when }
ledger-consented-agreement = Accepted, version { $version }. { $when }
ledger-withdrawn = Consent withdrawn. { $when }
ledger-field-phone = phone number
ledger-field-code = code from the SMS
ledger-field-password = password
ledger-field-surname = surname
ledger-field-name = given name
ledger-field-patronymic = patronymic
ledger-field-birth-date = date of birth
ledger-field-consents = consents
ledger-field-snils = SNILS
ledger-field-bank-card = bank card number
ledger-field-cadastral = cadastral number
ledger-field-card-term = the card’s term
ledger-field-cvv = card code
ledger-field-driving-licence = driving licence
ledger-field-email = e-mail
ledger-field-inn = INN
ledger-field-oms = medical policy number
ledger-field-approved-id = approved proof of identity
ledger-field-foreign-passport = foreign passport
ledger-field-passport = passport
ledger-field-postal-code = postal code
ledger-field-form = answers to the portal’s questions
ledger-field-choices = choice from the portal’s list
ledger-field-unknown = other data
ledger-for-send-code = to send a code
ledger-for-prove-phone = to prove the number
ledger-for-create-account = to create the account
ledger-for-change-phone = to change the account’s number
ledger-for-sign-in = to sign in
ledger-for-keep-consents = to keep your choice
ledger-for-suggest = to suggest choices
ledger-for-unknown = a newer version of the app tells what for
ledger-times = { $times ->
    [one] once, { $when }
   *[other] { $times } times, { $when }
}
ledger-times-span = { $times ->
    [one] once, { $from } to { $to }
   *[other] { $times } times, { $from } to { $to }
}
ledger-refused = The portal did not take your decision. { $when }
