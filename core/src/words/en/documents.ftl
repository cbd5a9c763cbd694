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
