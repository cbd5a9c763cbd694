## E-mail

email-empty = Enter your e-mail address, for example ivan@example.ru.
email-no-at = There is no “@” in the address. It is between the name and the mail service.
email-several-ats = There are several “@” in the address. Leave one address.
email-no-local = There is nothing before the “@”. Enter the name that comes before it in the address.
email-no-domain = The address after the “@” is not complete. Enter all of it, for example mail.ru.
email-space = There is a space in the address. Remove it.
email-cyrillic = The letter “{ $sign }” is Russian. Switch to the Latin keyboard and enter it again.
email-stop = A full stop can’t be first, last or next to another one. Remove the extra one.
email-sign = The character “{ $sign }” can’t be used in an address. Remove it.
email-unseen-sign = There is an invisible character in the address. Clear the field and enter it again.
email-local = There can’t be such a name before the “@”. Check the address.
email-domain = There can’t be such a mail service after the “@”. Check the address.
email-too-long = { $extra ->
    [one] The address is { $extra } character longer than any. Check it.
   *[other] The address is { $extra } characters longer than any. Check it.
}
email-offers = Perhaps there is a slip in the address. If so, choose:
repaired-email = Extra text around the address removed: { $after }
