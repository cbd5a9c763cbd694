## Numbers of documents and cards

number-empty = Enter the number.
number-other-script = Enter the digits again: these are in another script.
number-several = There are several numbers here. Leave only one.
number-too-short = { $missing ->
    [one] { $missing } digit is missing. Enter the whole number.
   *[other] { $missing } digits are missing. Enter the whole number.
}
number-all-zeros = There is no such number: it is all zeros. Enter the number from the document.
number-offers = Perhaps there is a slip. Compare it with the document and choose:
inn-empty = Enter your INN: twelve digits.
inn-letters = An INN has digits only. Remove the letters.
inn-signs = An INN has digits only. Remove the other characters.
inn-too-long = { $extra ->
    [one] { $extra } digit too many. The INN of a person has twelve.
   *[other] { $extra } digits too many. The INN of a person has twelve.
}
inn-company = Ten digits make the INN of a company. Enter your own INN: it has twelve digits.
inn-check-digits = The last two digits don’t fit the others. Compare the INN with the document.
oms-empty = Enter the number of your OMS policy: sixteen digits.
oms-letters = A policy number has digits only. Remove the letters.
oms-signs = A policy number has digits only. Remove the other characters.
oms-too-short = { $missing ->
    [one] { $missing } digit is missing. The number of a policy of the uniform format has sixteen.
   *[other] { $missing } digits are missing. The number of a policy of the uniform format has sixteen.
}
oms-too-long = { $extra ->
    [one] { $extra } digit too many. A policy number has sixteen.
   *[other] { $extra } digits too many. A policy number has sixteen.
}
oms-check-digits = The last digit doesn’t fit the others. Compare the number with the policy.
card-empty = Enter the card number: it is on the front or the back of the card.
card-letters = A card number has digits only. Remove the letters.
card-signs = A card number has digits only. Remove the other characters.
card-too-long = { $extra ->
    [one] { $extra } digit too many. A card number has sixteen to nineteen.
   *[other] { $extra } digits too many. A card number has sixteen to nineteen.
}
card-all-zeros = There is no such number: it is all zeros. Enter the number from the card.
card-check-digits = The last digit doesn’t fit the others. Compare the number with the card.
card-offers = Perhaps there is a slip. Compare it with the card and choose:
card-term-ghost = MM/YY
card-term-empty = Enter the expiry date of the card: the month and the last two digits of the year.
card-term-incomplete = Enter the whole expiry date: month and year, for example 05/29.
card-term-not-a-term = This is not an expiry date. Enter month and year as on the card, for example 05/29.
card-term-no-such-month = A month is from 01 to 12. Enter the month first, then the year.
card-term-past = This card has expired. Compare the date with the card or enter another card.
card-term-too-far = Cards aren’t issued for so long. Compare the year with the card.
cvv-empty = Enter the code: three digits on the back of the card.
cvv-too-short = The code has three digits. Enter all of it: it is on the back of the card.
cvv-too-long = The code has three digits, and there are more here. Remove the rest.
cvv-signs = The code has digits only. Remove the rest: the code is on the back of the card.
passport-series-empty = Enter the series: the first four digits of the number on the page with the photo.
passport-series-letters = A series has digits only. Remove the letters.
passport-series-signs = A series has digits only. Remove the other characters.
passport-series-too-short = { $missing ->
    [one] { $missing } digit is missing. The series is the first four digits of the number on the page with the photo.
   *[other] { $missing } digits are missing. The series is the first four digits of the number on the page with the photo.
}
passport-series-too-long = { $extra ->
    [one] { $extra } digit too many. A series has four: they come first.
   *[other] { $extra } digits too many. A series has four: they come first.
}
passport-series-all-zeros = There is no such series: it is all zeros. Enter the series from the passport.
passport-number-empty = Enter the number: six digits after the series on the page with the photo.
passport-number-letters = A number has digits only. Remove the letters.
passport-number-signs = A number has digits only. Remove the other characters.
passport-number-too-short = { $missing ->
    [one] { $missing } digit is missing. The number is the six digits after the series.
   *[other] { $missing } digits are missing. The number is the six digits after the series.
}
passport-number-too-long = { $extra ->
    [one] { $extra } digit too many. A number has six: they come after the series.
   *[other] { $extra } digits too many. A number has six: they come after the series.
}
passport-together = Series and number are together here. Put them into their two fields.
passport-together-offers = Put them into their fields:
passport-together-offer = Series { $series }, number { $number }
department-code-empty = Enter the department code: six digits next to the date of issue of the passport.
department-code-letters = A department code has digits only. Remove the letters.
department-code-signs = A department code has digits and a hyphen only. Remove the other characters.
department-code-too-short = { $missing ->
    [one] { $missing } digit is missing. The code has six: it is next to the date of issue of the passport.
   *[other] { $missing } digits are missing. The code has six: it is next to the date of issue of the passport.
}
department-code-too-long = { $extra ->
    [one] { $extra } digit too many. A department code has six.
   *[other] { $extra } digits too many. A department code has six.
}
passport-issue-empty = Enter the date of issue: it is on the page “Паспорт выдан”.
passport-issue-incomplete = Enter the whole date of issue: day, month and year, for example 12.04.2010.
passport-issue-not-a-date = This is not a date. Enter day, month and year of issue, for example 12.04.2010.
passport-issue-several = There are several dates here. Leave only the date of issue of the passport.
passport-issue-year-in-full = Enter the year as four digits, for example 2010.
passport-issue-no-such-day = There is no such day in the calendar. Check the day and month.
passport-issue-in-future = This day hasn’t come yet. Check the year.
passport-issue-before-first = These passports have been issued since 1 October 1997. Enter the date from the page “Паспорт выдан”, not your date of birth.
passport-issue-before-14 = You were not 14 on that day: passports are issued from that age on. Check the date of issue and the date of birth.
passport-expired = This passport has not been good since { $since }: it is replaced at 20 and at 45. Enter the new one; if there is none yet, replace the passport at an MFC or the police.
passport-replace-soon = The passport is good until { $until }. Replace it in time: at an MFC or the police.
passport-blank-year = Blanks of this series were printed in { $year }. Check the series and the date.
repaired-letters = Letters corrected: { $after }
cadastral-empty = Enter the cadastral number: it is in the extract from the real estate register (EGRN).
cadastral-letters = A cadastral number has digits and colons only. Remove the letters.
cadastral-signs = A cadastral number has digits and colons only. Remove the other characters.
cadastral-incomplete = A cadastral number has four parts, for example 77:01:0001001:1234. Enter all of it.
cadastral-too-many-parts = A cadastral number has four parts, and there are more here. Remove the rest.
cadastral-okrug = The first part of the number has two digits. Compare it with the document.
cadastral-district = The second part of the number has two digits. Compare it with the document.
cadastral-quarter = The third part of the number has six or seven digits. Compare it with the document.
cadastral-object = The last part of the number can’t be right: it has one to nine digits and not only zeros. Compare it with the document.
driving-licence-empty = Enter series and number: line 5 of the driving licence.
driving-licence-letter-place = Only the series of old licences has letters: two letters after two digits. Compare the number with line 5.
driving-licence-other-letter = The letter “{ $sign }” can’t be used here. Enter the Russian letters as on the licence.
driving-licence-sign = The character “{ $sign }” can’t be used. Leave the digits and the letters of the series.
driving-licence-too-short = { $missing ->
    [one] { $missing } character is missing. Line 5 of the licence has ten.
   *[other] { $missing } characters are missing. Line 5 of the licence has ten.
}
driving-licence-too-long = { $extra ->
    [one] { $extra } character too many. Line 5 of the licence has ten.
   *[other] { $extra } characters too many. Line 5 of the licence has ten.
}
foreign-passport-empty = Enter series and number of the international passport: nine digits above the photo or to the right of it.
foreign-passport-letters = Series and number of an international passport have digits only. Remove the letters.
foreign-passport-signs = Series and number of an international passport have digits only. Remove the other characters.
foreign-passport-too-short = { $missing ->
    [one] { $missing } digit is missing. Series and number together have nine.
   *[other] { $missing } digits are missing. Series and number together have nine.
}
foreign-passport-too-long = { $extra ->
    [one] { $extra } digit too many. Series and number together have nine.
   *[other] { $extra } digits too many. Series and number together have nine.
}
approved-id-empty = Enter the number of the document.
approved-id-space = There is a space or an invisible character inside the number. Remove it.
approved-id-sign = The character “{ $sign }” can’t be used. Use letters, digits and hyphens.
approved-id-only-hyphens = The number is only hyphens. Enter its letters and digits.
approved-id-too-long = { $extra ->
    [one] { $extra } character over thirty. Compare the number with the document.
   *[other] { $extra } characters over thirty. Compare the number with the document.
}
postal-code-empty = Enter the postal code: six digits.
postal-code-letters = A postal code has digits only. Remove the letters.
postal-code-signs = A postal code has digits only. Remove the other characters.
postal-code-too-long = { $extra ->
    [one] One digit too many. A postal code has six.
   *[other] { $extra } digits too many. A postal code has six.
}
postal-code-no-such = A postal code begins with a digit from 1 to 6. Compare it with the address.
