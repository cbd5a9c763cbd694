import Foundation

/// Writes a picture without transparency as a PNG. Its compression knows runs of one byte alone, which is enough
/// for surfaces of one colour.
struct Png {
    private static let signature = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    /// Each row is told as its difference from the one above.
    private static let up: UInt8 = 2

    /// The file.
    let data: Data

    /// A picture of rows that have three bytes a point.
    init(rows: [[UInt8]]) {
        let width = UInt32((rows.first?.count ?? 0) / 3)
        let header = Self.bytes(width) + Self.bytes(UInt32(rows.count)) + [8, 2, 0, 0, 0]
        var plain: [UInt8] = []
        var above = [UInt8](repeating: 0, count: Int(width) * 3)
        for row in rows {
            plain.append(Self.up)
            for (byte, over) in zip(row, above) { plain.append(byte &- over) }
            above = row
        }
        var file = Self.signature + Self.chunk("IHDR", header)
        file += Self.chunk("sRGB", [0])
        file += Self.chunk("IDAT", Self.compressed(plain))
        file += Self.chunk("IEND", [])
        data = file
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        stride(from: UInt32(24), through: 0, by: -8).map { UInt8(number >> $0 & 0xFF) }
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> Data {
        let named = Array(name.utf8) + content
        return Data(bytes(UInt32(content.count)) + named + bytes(crc(named)))
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        let table = (0..<UInt32(256)).map { entry in
            (0..<8).reduce(entry) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
        }
        var sum = UInt32.max
        for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
        return ~sum
    }

    private static func adler(_ bytes: [UInt8]) -> UInt32 {
        var (low, high) = (UInt32(1), UInt32(0))
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }

    /// As zlib has it: one block with the codes that every reader knows.
    private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var stream = Deflate()
        var at = 0
        while at < bytes.count {
            stream.literal(bytes[at])
            var end = at + 1
            while end < bytes.count, bytes[end] == bytes[at] { end += 1 }
            var run = end - at - 1
            while run >= 3 {
                let length = min(run, 258)
                stream.repetition(length)
                run -= length
            }
            at = end - run
        }
        return [0x78, 0x01] + stream.ended() + Self.bytes(adler(bytes))
    }
}

/// A block of RFC 1951 with fixed codes.
private struct Deflate {
    private var bytes: [UInt8] = []
    private var bits: UInt32 = 0
    private var count: UInt32 = 0

    init() {
        put(0b011, 3)
    }

    mutating func literal(_ byte: UInt8) {
        symbol(UInt32(byte))
    }

    /// The byte before it once more, so many times.
    mutating func repetition(_ length: Int) {
        let over = UInt32(length - 3)
        if length == 258 {
            symbol(285)
        } else if over < 8 {
            symbol(257 + over)
        } else {
            let extra = UInt32(29 - over.leadingZeroBitCount)
            symbol(257 + 4 * extra + over >> extra)
            put(over & (1 << extra - 1), extra)
        }
        put(0, 5)
    }

    mutating func ended() -> [UInt8] {
        symbol(256)
        put(0, 7)
        return bytes
    }

    private mutating func symbol(_ symbol: UInt32) {
        switch symbol {
        case ..<144: code(0x30 + symbol, 8)
        case ..<256: code(0x190 + symbol - 144, 9)
        case ..<280: code(symbol - 256, 7)
        default: code(0xC0 + symbol - 280, 8)
        }
    }

    /// Codes begin with their highest bit, everything else with its lowest.
    private mutating func code(_ code: UInt32, _ length: UInt32) {
        for place in stride(from: Int(length) - 1, through: 0, by: -1) { put(code >> UInt32(place) & 1, 1) }
    }

    private mutating func put(_ value: UInt32, _ length: UInt32) {
        bits |= value << count
        count += length
        while count >= 8 {
            bytes.append(UInt8(bits & 0xFF))
            bits >>= 8
            count -= 8
        }
    }
}
