## The session and signing out

action-send-and-sign-out = Send and sign out
action-delete-and-sign-out = Delete and sign out
notice-account-created = Your account is ready
notice-signed-in = You are signed in
notice-signed-out = You are signed out. Nothing of the account is left on this phone
sign-out-title = Sign out?
sign-out-text = We’ll remove the account’s data from this phone; the portal keeps them. You can sign in again with number and password.
sign-out-waiting-text = Not everything has reached the portal. Send it before you sign out, or delete it?
sign-out-sending-text = We’ll send it as soon as we can and sign out at once. You may close the phone. Changed your mind? Go back.
problem-session-ended-title = The session has ended
problem-session-ended-text = This is the last copy of the data on this phone. Sign in again to go on.
problem-other-account-title = Somebody else’s actions wait on this phone
problem-other-account-text = Another account was signed in while something of this one waits to be sent. Sign in to this account and sign out of it, then sign in to the other.
