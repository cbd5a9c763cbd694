## What stands in the way: the title says what happened, the text what to do

problem-no-link-title = No connection
problem-no-link-text = What you entered is saved. We’ll send it as soon as there is a connection.
problem-timed-out-title = The portal is taking a long time to answer
problem-timed-out-text = What you entered is saved. We’ll try again; another network may help.
problem-captive-portal-title = The network wants you to sign in
problem-captive-portal-text = Open the browser and sign in to this Wi-Fi, or switch to mobile data. What you entered is saved.
problem-untrusted-title = The connection is not safe
problem-untrusted-text = The server didn’t prove that it is the portal. We sent nothing, and what you entered is saved. Switch to another network, mobile data is best.
problem-untrusted-date-title = The date doesn’t fit the certificate
problem-untrusted-date-text = By the phone’s clock the portal’s certificate isn’t valid. We sent nothing, and what you entered is saved. Set the right date and time in the phone’s settings; if they are right, switch to another network.
problem-unencrypted-title = The network won’t let us encrypt
problem-unencrypted-text = Without encryption we send nothing; what you entered is saved. Switch to another network, mobile data is best.
problem-unavailable-title = The portal isn’t answering now
problem-unavailable-text = What you entered is saved. We’ll try again.
problem-too-many-requests-title = The portal is overloaded
problem-too-many-requests-text = What you entered is saved. We’ll send it once the portal takes requests again.
problem-garbled-title = The portal’s answer can’t be read
problem-garbled-text = What you entered is saved. We’ll try again; if that doesn’t help, update the app.
problem-disk-full-title = Not saved: not enough storage
problem-disk-full-text = Free up space and do it again.
problem-disk-full-yet-text = Free up space. We’ll try again.
problem-not-saved-title = Not saved
problem-not-saved-text = The phone couldn’t save the change. Do it again.
problem-not-saved-yet-text = The phone couldn’t save the portal’s answer. We’ll try again.
problem-unknown-title = It didn’t work, the reason is unknown
problem-unknown-text = The portal refused, and this version of the app doesn’t know why ({ $slug }). What you entered is saved. Update the app and try again.
