## The phone’s memory

action-start-over = Start over
trouble-key-lost-title = The key to your data is gone
trouble-key-lost-text = The phone changed or removed the encryption key, so nobody can read the data. If the account is already created, it is safe on the portal: start over and sign in to it.
trouble-vault-refused-title = The key store is locked
trouble-vault-refused-text = Unlock the phone and try again. The data is safe.
trouble-damaged-title = The data on the phone is damaged
trouble-damaged-text = Something other than the app changed the data file. Try again. If that doesn’t help, start over: we won’t delete the damaged file.
trouble-too-new-title = A newer version of the app is needed
trouble-too-new-text = The data was written by a newer version. Update the app and open it again: the data is safe.
trouble-disk-full-title = Not enough storage
trouble-disk-full-text = Free up space and try again. The data is safe.
trouble-unreadable-title = The data can’t be read
trouble-unreadable-text = Try again. If that doesn’t help, restart the phone: the data is safe.
trouble-in-use-title = Kabinet is already open
trouble-in-use-text = Another copy of the app on this phone has the data. Close it and try again. The data is safe.
trouble-misbuilt-title = This version can’t work
trouble-misbuilt-text = The portal is set wrongly in it, so it can’t be reached. Update the app and open it again: the data is safe.
trouble-not-started-title = The app doesn’t start
trouble-not-started-text = Try again. If that doesn’t help, restart the phone: the data is safe.
start-over-title = Start over?
start-over-key-lost-text = We’ll start over. We won’t delete the old file, but without the encryption key nobody can read it. An account on the portal stays.
start-over-damaged-text = We’ll start over. We won’t delete the damaged file. An unfinished registration starts from the beginning. An account on the portal stays.
busy-trying-again = Trying again…
notice-still-no-room = There is still not enough space
notice-still-not-saved = It still can’t be saved
notice-still-not-opened = It still can’t be opened
