#if canImport(Security) && canImport(CryptoKit)
    import CryptoKit
    import Foundation
    import KabinetBindings
    import Security

    /// The phone's vault: data keys are sealed with AES-GCM under a key of 256 bits for each alias.
    ///
    /// Where there is a Secure Enclave, that key is agreed on between one of its keys and a counterpart whose
    /// secret half is thrown away, so only this phone's Enclave can find it again; elsewhere the Keychain
    /// holds it. Both are there from the first unlock on, because what waits is sent while the phone is
    /// locked.
    ///
    /// Only what proves that a key is gone is `KeyLost`, for the way out of that is to start over.
    struct KeychainVault: Sendable {
        /// What the Keychain holds for an alias.
        private enum Kept: Codable {
            case plain(Data)
            case enclave(key: Data, counterpart: Data)
        }

        private static let service = "ru.kabinet.vault"
        private static let keyLength = 32

        /// Makes the key `alias`, if there is none yet.
        func create(alias: String) throws {
            if try kept(alias) == nil { try add(newKey(), alias) }
        }

        /// Seals a data key.
        func wrap(alias: String, plain: Data) throws -> Data {
            let sealed = try AES.GCM.seal(plain, using: key(alias), authenticating: Data(alias.utf8))
            guard let combined = sealed.combined else {
                throw PlatformError.Failed(reason: "a sealed box has no combined form")
            }
            return combined
        }

        /// Opens what `wrap` made; another key can't.
        func unwrap(alias: String, wrapped: Data) throws -> Data {
            let key = try key(alias)
            guard let box = try? AES.GCM.SealedBox(combined: wrapped),
                let plain = try? AES.GCM.open(box, using: key, authenticating: Data(alias.utf8))
            else { throw PlatformError.KeyLost }
            return plain
        }

        /// Destroys the key `alias`; one that is not there is no error.
        func destroy(alias: String) throws {
            let status = SecItemDelete(item(alias) as CFDictionary)
            if status != errSecItemNotFound { try check(status) }
        }

        private func newKey() throws -> Kept {
            guard SecureEnclave.isAvailable, let access = Self.fromFirstUnlock else {
                return .plain(random())
            }
            let counterpart = P256.KeyAgreement.PrivateKey().publicKey.x963Representation
            guard let key = try? SecureEnclave.P256.KeyAgreement.PrivateKey(accessControl: access) else {
                return .plain(random())
            }
            return .enclave(key: key.dataRepresentation, counterpart: counterpart)
        }

        private func key(_ alias: String) throws -> SymmetricKey {
            switch try kept(alias) {
            case nil: throw PlatformError.KeyLost
            case .plain(let raw): return SymmetricKey(data: raw)
            case .enclave(let key, let counterpart): return try agreed(key, counterpart, alias)
            }
        }

        private func agreed(_ key: Data, _ counterpart: Data, _ alias: String) throws -> SymmetricKey {
            do {
                let own = try SecureEnclave.P256.KeyAgreement.PrivateKey(dataRepresentation: key)
                let other = try P256.KeyAgreement.PublicKey(x963Representation: counterpart)
                let secret = try own.sharedSecretFromKeyAgreement(with: other)
                return secret.hkdfDerivedSymmetricKey(
                    using: SHA256.self,
                    salt: counterpart,
                    sharedInfo: Data(alias.utf8),
                    outputByteCount: Self.keyLength
                )
            } catch {
                // The Enclave gives no reason that tells a lost key from a locked phone.
                throw PlatformError.Refused(reason: "the Secure Enclave refused: \(type(of: error))")
            }
        }

        private func random() -> Data {
            SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        }

        private static var fromFirstUnlock: SecAccessControl? {
            SecAccessControlCreateWithFlags(
                nil,
                kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly,
                .privateKeyUsage,
                nil
            )
        }

        private func item(_ alias: String) -> [CFString: Any] {
            [kSecClass: kSecClassGenericPassword, kSecAttrService: Self.service, kSecAttrAccount: alias]
        }

        private func kept(_ alias: String) throws -> Kept? {
            var query = item(alias)
            query[kSecReturnData] = true
            query[kSecMatchLimit] = kSecMatchLimitOne
            var found: CFTypeRef?
            let status = SecItemCopyMatching(query as CFDictionary, &found)
            if status == errSecItemNotFound { return nil }
            try check(status)
            guard let data = found as? Data,
                let kept = try? PropertyListDecoder().decode(Kept.self, from: data)
            else { throw PlatformError.KeyLost }
            return kept
        }

        private func add(_ kept: Kept, _ alias: String) throws {
            var query = item(alias)
            query[kSecValueData] = try PropertyListEncoder().encode(kept)
            query[kSecAttrAccessible] = kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
            try check(SecItemAdd(query as CFDictionary, nil))
        }

        private func check(_ status: OSStatus) throws {
            switch status {
            case errSecSuccess: return
            case errSecInteractionNotAllowed: throw PlatformError.Refused(reason: "the phone is locked")
            default: throw PlatformError.Failed(reason: "the Keychain answered \(status)")
            }
        }
    }
#endif
