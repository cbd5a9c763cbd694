### Everything a person reads and hears in English. Rules: verbs on buttons, what happened and what to do; never blame.

## What several rooms say

app-name = Kabinet
opening-text = Opening Kabinet…
action-back = Back
action-sign-in = Sign in
action-sign-out = Sign out
action-send-code = Get a code
action-send-code-in = Get a code in { "{time}" }
action-change-phone = Change number
action-check-code = Check code
action-read-spoken = Read: { $title }
action-close = Close
action-cancel = Cancel
action-retry = Check connection
action-sends-itself-in = We’ll send it in { "{time}" }
action-try-again = Try again
busy-sending = Sending…
busy-checking-link = Checking…
steps-text = { $current } of { $total }
steps-spoken = Step { $current } of { $total }
notice-still-no-link = Still no connection. We’ll check again in { $time }
notice-still-not-sent = It hasn’t worked yet. We’ll try again in { $time }
notice-link-unknown = This link is not from Kabinet. Open the latest link from the email or SMS.
field-phone = Mobile phone
field-birth-date = Date of birth
field-password = Password
portal-refuses-field = The portal didn’t accept this. Check it for slips and enter it again.
code-expired = This code no longer works. Get a new one.
code-tries-locked = Too many wrong codes. You can get a new one after a pause: see the time on the button. Everything you entered stays.
resend-ready = You can get a new code now
name-empty = Enter it as in the passport.
password-rules = The password doesn’t meet the rules yet: see them below.
password-differs = The passwords differ. Enter the second one again or show both.
consent-version = Version { $version }
list-and = { $rest } and { $last }
unseen-sign = an invisible character
status-waits = Waiting to be sent
waiting-other = An action in your account
waiting-other-text = Saved on the phone. We’ll send it as soon as there is a connection.
waiting-unknown-text = Saved on the phone by a newer version of the app. Update the app, and we’ll send it.
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
