## Fields

action-calendar = Pick in the calendar
action-show-password = Show: { $field }
action-hide-password = Hide: { $field }
action-suggest-password = Suggest one for me
action-undo = Undo
repaired-note = Corrected: { $before } → { $after }
repaired-spaces = Extra spaces removed: { $after }
repaired-invisible = Invisible signs removed: { $after }
repaired-marks = Marks over letters removed: { $before } → { $after }
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
phone-plus-eight = After “+” comes 7, not 8: +7 9…
phone-prefix-twice = The start of the number is typed twice. Leave one: +7 or 8.
phone-several = There are several numbers here. Leave one.
code-label = { $length ->
    [one] Code from the SMS, { $length } digit
   *[other] Code from the SMS, { $length } digits
}
code-entered = { $entered } of { $length } entered
code-life = The code works for { "{time}" } more
code-incomplete = { $length ->
    [one] The code has { $length } digit. Finish it.
   *[other] The code has { $length } digits. Finish it.
}
code-too-long = { $length ->
    [one] The code has { $length } digit, and there are more here. Remove the rest.
   *[other] The code has { $length } digits, and there are more here. Remove the rest.
}
code-not-found = { $length ->
    [one] There is no code of { $length } digit here. Clear the text and type the code.
   *[other] There is no code of { $length } digits here. Clear the text and type the code.
}
code-several = Several numbers here look like a code. Leave the code only.
name-latin = The letter “{ $sign }” is Latin. Switch to the Russian keyboard and type it again.
name-roman = Roman numerals don’t belong here. Leave only the name in Russian letters.
name-other-cyrillic = The letter “{ $sign }” is not in the Russian alphabet. Write it as in the Russian passport.
name-digit = There is a digit in the name. Leave letters only.
name-sign = The sign “{ $sign }” can’t be used. Letters, hyphen, space and apostrophe can.
name-unseen-sign = There is an invisible sign in the name. Clear the field and type it again.
name-joint = A hyphen or an apostrophe stands between letters. Remove the extra one.
name-too-long = { $extra ->
    [one] { $extra } sign over a hundred. Shorten it as in the passport.
   *[other] { $extra } signs over a hundred. Shorten it as in the passport.
}
name-whole-offers = Is this the whole name? Put it into its fields:
name-whole-offer = Surname { $surname }, name { $name }, patronymic { $patronymic }
birth-date-ghost = dd.mm.yyyy
birth-date-empty = Type the date of birth: day, month, year.
birth-date-incomplete = Finish the date: day, month and year, for example 12.04.1990.
birth-date-not-a-date = This is not a date. Type day, month and year, for example 12.04.1990.
birth-date-several = There are several dates here. Leave the date of birth only.
birth-date-offers = Which year is it? Choose:
birth-date-no-such-day = There is no such day in the calendar. Check day and month.
birth-date-year-in-full = Write the year with four digits, for example 1990.
birth-date-in-future = This day has not come yet. Check the year.
birth-date-too-young = An account can be made from the age of { $age }. Until then parents use services in their own account.
birth-date-too-old = That makes more than { $age } years. Check the year.
password-empty = Choose a password or tap “Suggest one for me”.
password-lacks = { $count ->
    [one] { $count } more character is needed.
   *[other] { $count } more characters are needed.
}
password-exceeds = { $count ->
    [one] Remove { $count } character.
   *[other] Remove { $count } characters.
}
password-unseen = The password has nothing but spaces or invisible signs. Enter letters, digits or other signs.
password-holds-surname = Remove your surname from the password.
password-holds-name = Remove your name from the password.
password-holds-patronymic = Remove your patronymic from the password.
password-holds-birth-date = Remove your date of birth from the password.
password-holds-phone = Remove your phone number from the password.
password-common = This password is among the first to be guessed: it is in the list of frequent ones. Choose another.
password-no-digit = Add a digit.
password-no-lower = Add a small Latin letter.
password-no-upper = Add a capital Latin letter.
password-no-sign = Add one of the signs: { $signs }.
password-sequence = Break up the run: no more than { $count } digits or letters in order.
password-edge-space = There is a space at the beginning or the end of the password.
password-same-so-far = The same so far.
password-same-so-far-finish = The same so far. Finish the password.
rule-length = From { $min } to { $max } characters
rule-length-over = No more than { $max } characters: { $extra ->
    [one] remove { $extra } character
   *[other] remove { $extra } characters
}
rule-upper = A capital Latin letter
rule-lower = A small Latin letter
rule-digit = A digit
rule-sign = One of the signs { $signs }
rule-run = No more than { $longest } digits or letters in order
rule-not-common = Not in the list of frequent passwords
rule-not-personal = Without your { $forbidden }
personal-name = name
personal-birth-date = date of birth
personal-phone = phone number
personal-other = other personal data
rule-met-spoken = { $rule }: done
rule-not-yet-spoken = { $rule }: not yet
rule-broken-spoken = { $rule }: not met
rule-portal-checks-spoken = { $rule }: the portal will check
strength-label = Strength: { $field }
strength-weak = Weak.
strength-weak-text = It can be guessed quickly: add a word.
strength-fair = Fair.
strength-fair-text = One more word and it is good.
strength-good = Good.
strength-good-text = Hard to guess.
strength-excellent = Excellent.
strength-excellent-text = Practically impossible to guess.
current-password-empty = Type the password of the account.
