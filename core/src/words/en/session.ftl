## The session and signing out

action-send-and-sign-out = Send and sign out
action-delete-and-sign-out = Sign out without sending
notice-account-created = Account created
notice-signed-in = You are signed in
notice-signed-out = You are signed out. The data is deleted from the phone, the account stays
sign-out-title = Sign out?
sign-out-text = We’ll remove the account’s data from this phone; the portal keeps it. You can sign in again with your number and password.
sign-out-for-good-text = The account has no number, and you could not sign in to it again. A new number can only be entered before you sign out.
sign-out-waiting-text = Not everything has been sent to the portal. Send it before you sign out? Without that it is lost.
sign-out-sending-text = We’ll send it as soon as we can and sign out at once. You can close the app. Changed your mind? Go back.
problem-session-ended-title = The session has ended
problem-session-ended-text = This is the last copy of the data on this phone. Sign in again to go on.
problem-other-account-title = Another account’s actions are waiting to be sent here
problem-other-account-text = Sign in to it, wait until they are sent, and sign out. Then you can sign in to yours.
