## What stands in the way: the title says what happened, the text what to do

problem-no-link-title = No connection
problem-no-link-text = What you typed is kept. We’ll send it as soon as there is a connection.
problem-timed-out-title = The portal takes long to answer
problem-timed-out-text = What you typed is kept. We’ll try again; another network may help.
problem-captive-portal-title = The network wants you to sign in
problem-captive-portal-text = Open the browser and sign in to this Wi-Fi, or switch to mobile data. What you typed is kept.
problem-untrusted-title = The connection is not safe
problem-untrusted-text = It is not the portal that answers: the certificate is not the portal’s. We sent nothing, and what you typed is kept. Switch to another network, best to mobile data.
problem-untrusted-date-title = The date does not fit the certificate
problem-untrusted-date-text = By the phone’s clock the portal’s certificate does not hold. We sent nothing, and what you typed is kept. Set date and time right in the phone’s settings; if they are right, switch to another network.
problem-unencrypted-title = The network won’t let us encrypt
problem-unencrypted-text = Without encryption we send nothing; what you typed is kept. Switch to another network, best to mobile data.
problem-unavailable-title = The portal does not answer now
problem-unavailable-text = What you typed is kept. We’ll try again.
problem-too-many-requests-title = The portal is overloaded
problem-too-many-requests-text = What you typed is kept. We will send it ourselves once the portal takes requests again.
problem-garbled-title = The portal’s answer can’t be read
problem-garbled-text = What you typed is kept. We’ll try again; if that doesn’t help, update the app.
problem-disk-full-title = Not saved: no room on the phone
problem-disk-full-text = Free some room and do it again.
problem-disk-full-yet-text = Free some room. We will try again.
problem-not-saved-title = Not saved
problem-not-saved-text = The phone could not write the change. Do it again.
problem-not-saved-yet-text = The phone could not write the portal’s answer. We will try again.
problem-unknown-title = The portal refused
problem-unknown-text = This version of the app does not know the reason ({ $slug }). What you typed is kept. Update the app and try again.
