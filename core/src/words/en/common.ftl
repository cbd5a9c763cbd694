### Everything a person reads and hears in English. Rules: verbs on buttons, what happened and what to do; never blame.

## What several rooms say

app-name = Kabinet
opening-text = Opening Kabinet…
action-back = Back
action-sign-in = Sign in
action-sign-out = Sign out
action-send-code = Get a code
action-send-code-in = Get a code in { "{time}" }
action-change-phone = Change the number
action-check-code = Check the code
action-read-spoken = Read: { $title }
action-close = Close
action-cancel = Cancel
action-retry = Check now
action-sends-itself-in = We will send it in { "{time}" }
action-awaits-link = Waiting for a connection…
action-awaits-portal = Waiting for the portal…
action-try-again = Try again
busy-sending = Sending…
busy-checking-link = Checking…
steps-text = { $current } of { $total }
steps-spoken = Step { $current } of { $total }
notice-still-no-link = Still no connection. We will check again in { $time }
notice-still-not-sent = It did not work yet. We will try again in { $time }
notice-link-unknown = This link is not from Kabinet. Open the latest link from the letter or SMS.
field-phone = Mobile phone
field-birth-date = Date of birth
field-password = Password
portal-refuses-field = The portal did not accept this. Compare it with the passport and write it the same way.
code-expired = The code no longer works. Get a new one.
resend-ready = You can get a new code now
name-empty = Write it as in the passport.
password-rules = This password does not fit yet: see the rules below.
password-differs = The passwords differ. Type the second one again or show both.
consent-version = Version { $version }
list-and = { $rest } and { $last }
unseen-sign = an invisible sign
status-waits = Waiting to be sent
waiting-other = An action in your account
waiting-other-text = Saved on the phone. We will send it as soon as there is a connection.
waiting-unknown-text = Saved on the phone by a newer version of the app. Update the app, and we will send it.
ledger-title = Data record
spoken-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
spoken-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
spoken-seconds = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
