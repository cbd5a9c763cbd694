## The phone’s memory

action-start-over = Start over
trouble-key-lost-title = The key to your data is gone
trouble-key-lost-text = The phone changed or removed the key that kept the data of Kabinet closed. Nobody can read them. If the account is made already, it is safe on the portal. Start over on this phone.
trouble-vault-refused-title = The key store is locked
trouble-vault-refused-text = Unlock the phone and try again. The data are safe.
trouble-damaged-title = The data on the phone are damaged
trouble-damaged-text = The file was changed by something else. Try again. If that doesn’t help, start over: the damaged file is not deleted but put aside.
trouble-too-new-title = A newer version of the app is needed
trouble-too-new-text = The data were written by a newer version. Update the app and open it again: the data are safe.
trouble-disk-full-title = No room on the phone
trouble-disk-full-text = Free some room and try again. The data are safe.
trouble-unreadable-title = The memory can’t be read
trouble-unreadable-text = Try again. If that doesn’t help, restart the phone: the data are safe.
start-over-title = Start over?
start-over-key-lost-text = We’ll begin with a clean sheet and put the closed file aside: without the key nobody can read it. An account on the portal stays.
start-over-damaged-text = We’ll begin with a clean sheet and put the damaged file aside. An unfinished registration starts from the beginning. An account on the portal stays.
busy-trying-again = Trying again…
notice-still-no-room = There is still not enough space
notice-still-not-saved = It still can’t be saved
notice-still-not-opened = It still can’t be opened
