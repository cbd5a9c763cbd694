// A view's state touched from another thread.
import KabinetKit
import SwiftUI

func touch(_ host: KabinetHost) {
    host.back()
}
