## A new number for the account

contact-change-title = The account’s new number
notice-contact-changed = The number belongs to the account now
contact-taken-other-phone = If that account is yours, too
contact-take-text = The number { $phone } becomes the number of this account. Its former owner can no longer sign in with it and will see that in their app. If that account is yours, too, enter another number.
