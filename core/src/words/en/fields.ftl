## Fields

action-calendar = Choose from calendar
action-show-password = Show: { $field }
action-hide-password = Hide: { $field }
action-suggest-password = Suggest one for me
action-undo = Undo
repaired-capital = Corrected to a capital letter: { $after }
repaired-capitals = Corrected to capital letters: { $after }
repaired-small-letters = Corrected to small letters: { $after }
repaired-case = Capital and small letters corrected: { $after }
repaired-hyphen = Hyphen corrected: { $after }
repaired-apostrophe = Apostrophe corrected: { $after }
repaired-spelling = Letters and characters corrected: { $after }
repaired-prefix = Start of the number corrected: { $after }
repaired-year = Year corrected: { $after }
repaired-spaces = Extra spaces removed: { $after }
repaired-invisible = Invisible characters removed: { $after }
repaired-marks = Marks over letters removed: { $after }
phone-empty = Enter your number: +7 and ten digits.
phone-letters = There are letters in the number. Leave only the digits.
phone-too-short = { $missing ->
    [one] { $missing } digit is missing. Enter the whole number.
   *[other] { $missing } digits are missing. Enter the whole number.
}
phone-too-long = { $extra ->
    [one] { $extra } digit too many. Check the number.
   *[other] { $extra } digits too many. Check the number.
}
phone-landline = This is a landline, an SMS can’t reach it. Enter a mobile number: +7 9…
phone-free-line = This is a free 8{ "\u00A0" }800 line. Enter your own mobile number: +7 9…
phone-kazakhstan = This number is from Kazakhstan. A mobile number of a Russian operator is needed: +7 9…
phone-foreign = This number is from another country. A mobile number of a Russian operator is needed: +7 9…
phone-plus-eight = After “+” there must be a 7, not an 8: +7 9…
phone-prefix-twice = The start of the number is there twice. Leave one: +7 or 8.
phone-several = There are several numbers here. Leave only one.
code-label = { $length ->
    [one] Code from the SMS, { $length } digit
   *[other] Code from the SMS, { $length } digits
}
code-entered = { $entered } of { $length } entered
code-life = The code works for { "{time}" } more
code-incomplete = { $length ->
    [one] The code has { $length } digit. Enter all of it.
   *[other] The code has { $length } digits. Enter all of it.
}
code-too-long = { $length ->
    [one] The code has { $length } digit, and there are more here. Remove the rest.
   *[other] The code has { $length } digits, and there are more here. Remove the rest.
}
code-not-found = { $length ->
    [one] There is no code of { $length } digit here. Clear the text and enter the code.
   *[other] There is no code of { $length } digits here. Clear the text and enter the code.
}
code-several = Several numbers here look like a code. Leave only the code.
name-latin = The letter “{ $sign }” is Latin. Switch to the Russian keyboard and enter it again.
name-latin-throughout = This is in Latin letters. Switch to the Russian keyboard and enter it again.
name-roman = Roman numerals aren’t needed here. Leave only the name in Russian letters.
name-other-cyrillic = The letter “{ $sign }” is not in the Russian alphabet. Enter it as in the Russian passport.
name-digit = There is a digit in the name. Leave only the letters.
name-sign = The character “{ $sign }” can’t be used. Use letters, hyphens, spaces and apostrophes.
name-unseen-sign = There is an invisible character in the name. Clear the field and enter it again.
name-joint = Hyphens and apostrophes must be between letters. Remove the extra one.
name-too-long = { $extra ->
    [one] { $extra } character over a hundred. Shorten it as in the passport.
   *[other] { $extra } characters over a hundred. Shorten it as in the passport.
}
name-whole-offers = Is this the whole name? Put it into its fields:
name-whole-offer = Surname { $surname }, name { $name }, patronymic { $patronymic }
birth-date-ghost = dd.mm.yyyy
birth-date-empty = Enter your date of birth: day, month, year.
birth-date-incomplete = Enter the whole date: day, month and year, for example 12.04.1990.
birth-date-not-a-date = This is not a date. Enter day, month and year, for example 12.04.1990.
birth-date-several = There are several dates here. Leave only your date of birth.
birth-date-offers = Which year is it? Choose:
birth-date-no-such-day = There is no such day in the calendar. Check the day and month.
birth-date-year-in-full = Enter the year as four digits, for example 1990.
birth-date-in-future = This day hasn’t come yet. Check the year.
birth-date-too-young = An account can be created from the age of { $age }. Until then parents use services in their own account.
birth-date-too-old = That makes more than { $age } years. Check the year.
text-empty = Enter it as in the document.
snils-offers = Perhaps there is a slip. Compare it with the document and choose:
snils-empty = Enter your SNILS: eleven digits.
snils-letters = A SNILS has digits only. Remove the letters.
snils-other-script = Enter the digits again: these are in another script.
snils-signs = A SNILS has digits, hyphens and a space only. Remove the other characters.
snils-several = There are several numbers here. Leave only the SNILS.
snils-too-short = { $missing ->
    [one] { $missing } digit is missing. Enter the whole number.
   *[other] { $missing } digits are missing. Enter the whole number.
}
snils-too-long = { $extra ->
    [one] One digit too many. A SNILS has eleven.
   *[other] { $extra } digits too many. A SNILS has eleven.
}
snils-all-zeros = There is no such number: it is all zeros. Enter the number from the document.
snils-check-digits = The last two digits don’t fit the others. Compare the number with the document.
directory-offers = Choose one or enter your own:
password-empty = Choose a password or tap “Suggest one for me”.
password-lacks = { $count ->
    [one] { $count } more character is needed.
   *[other] { $count } more characters are needed.
}
password-exceeds = { $count ->
    [one] Remove { $count } character.
   *[other] Remove { $count } characters.
}
password-unseen = The password has nothing but spaces or invisible characters. Enter letters, digits or other characters.
password-holds-surname = Remove your surname from the password.
password-holds-name = Remove your name from the password.
password-holds-patronymic = Remove your patronymic from the password.
password-holds-birth-date = Remove your date of birth from the password.
password-holds-phone = Remove your phone number from the password.
password-common = This password is among the first to be guessed: it is on the list of common passwords. Choose another.
password-no-digit = Add a digit.
password-no-lower = Add a lowercase Latin letter.
password-no-upper = Add an uppercase Latin letter.
password-no-sign = Add one of these characters: { $signs }.
password-sequence = Break up the sequence: no more than { $count } digits or letters in a row.
password-edge-space = There is a space at the beginning or the end of the password.
password-same-so-far = They match so far.
password-same-so-far-finish = They match so far. Enter the whole password.
rule-length = Between { $min } and { $max } characters
rule-length-now = Between { $min } and { $max } characters ({ $now } now)
rule-length-over = No more than { $max } characters: { $extra ->
    [one] remove { $extra } character
   *[other] remove { $extra } characters
}
rule-upper = An uppercase Latin letter
rule-lower = A lowercase Latin letter
rule-digit = A digit
rule-sign = One of the characters { $signs }
rule-run = No more than { $longest } digits or letters in a row
rule-not-common = Not a common password
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
current-password-empty = Enter your account password.
