import Foundation
import KabinetBindings

/// The days that the system's calendar offers for a field, and how a day is typed. Days are counted in one
/// time zone, so that none of them shifts.
public struct CalendarDays: Sendable {
    /// The zone in which a day begins at midnight.
    public let zone: TimeZone
    /// The days that can be picked; a calendar opens at the last one.
    public let range: ClosedRange<Date>

    private let calendar: Calendar

    /// The days of a field. Bounds that are no days in order leave only the later one that is.
    public init(_ field: DateField) {
        zone = .gmt
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        self.calendar = calendar
        let day = { (iso: String) in Self.date(parts: iso.split(separator: "-"), calendar) }
        let latest = day(field.latest) ?? day(field.earliest) ?? Date(timeIntervalSince1970: 0)
        range = min(day(field.earliest) ?? latest, latest)...latest
    }

    /// The day that a text stands for, where it can be picked.
    public func date(typed: String) -> Date? {
        let date = Self.date(parts: typed.split(separator: ".").reversed(), calendar)
        return date.flatMap { range.contains($0) ? $0 : nil }
    }

    /// A day as it is typed: дд.мм.гггг.
    public func typed(_ date: Date) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        let padded = { (number: Int?, length: Int) in
            let digits = String(number ?? 0)
            return String(repeating: "0", count: max(0, length - digits.count)) + digits
        }
        return "\(padded(parts.day, 2)).\(padded(parts.month, 2)).\(padded(parts.year, 4))"
    }

    /// A day from year, month and day.
    private static func date(parts: [Substring], _ calendar: Calendar) -> Date? {
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3, parts.count == 3 else { return nil }
        let components = DateComponents(year: numbers[0], month: numbers[1], day: numbers[2])
        guard components.isValidDate(in: calendar) else { return nil }
        return calendar.date(from: components)
    }
}

extension Language {
    /// The tag of BCP 47.
    public var tag: String {
        switch self {
        case .ru: "ru"
        case .en: "en"
        }
    }

    /// The first of the system's languages that the core has words in; Russian where it has none of them.
    public static func preferred(of tags: [String]) -> Language {
        for tag in tags {
            switch tag.split(separator: "-").first {
            case "ru": return .ru
            case "en": return .en
            default: continue
            }
        }
        return .ru
    }
}
