package ru.kabinet.ui.components

import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.IconButton
import androidx.compose.material3.SelectableDates
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.KeyboardType
import ru.kabinet.core.DateField
import ru.kabinet.design.IconPaths
import ru.kabinet.ui.form.FormState
import ru.kabinet.ui.form.TypedField
import ru.kabinet.ui.theme.Mark
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.time.format.DateTimeParseException

/** A date typed as дд.мм.гггг, or picked in a calendar. */
@Composable
internal fun DateFieldView(
    data: DateField,
    form: FormState,
) {
    val field = form.field(data.id) as? TypedField ?: return
    var isPicking by remember { mutableStateOf(false) }
    val hints =
        InputHints(KeyboardOptions(keyboardType = KeyboardType.Number), data.autofill, isNumber = true)
    TypedInput(field, data.label, data.hint, hints, form) {
        IconButton(
            { isPicking = !form.isLocked },
            Modifier.semantics {
                contentDescription =
                    data.calendarLabel
            },
        ) {
            Mark(IconPaths.CALENDAR)
        }
    }
    if (isPicking) {
        Calendar(data, field.text, close = { isPicking = false }) { picked ->
            field.fill(picked)
            field.leave()
        }
    }
}

/** The calendar closes when a day is chosen; the same back that leaves a screen closes it without one. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun Calendar(
    data: DateField,
    typed: String,
    close: () -> Unit,
    pick: (String) -> Unit,
) {
    val earliest = LocalDate.parse(data.earliest)
    val latest = LocalDate.parse(data.latest)
    val range =
        object : SelectableDates {
            override fun isSelectableDate(utcTimeMillis: Long) = dayOf(utcTimeMillis) in earliest..latest

            override fun isSelectableYear(year: Int) = year in earliest.year..latest.year
        }
    val known = dateOf(typed)?.takeIf { it in earliest..latest }
    val state =
        rememberDatePickerState(
            initialSelectedDateMillis = known?.let(::millisOf),
            initialDisplayedMonthMillis = millisOf(known ?: latest),
            yearRange = earliest.year..latest.year,
            selectableDates = range,
        )
    val chosen = state.selectedDateMillis
    LaunchedEffect(chosen) {
        if (chosen == null || chosen == known?.let(::millisOf)) return@LaunchedEffect
        pick(WRITTEN.format(dayOf(chosen)))
        close()
    }
    DatePickerDialog(onDismissRequest = close, confirmButton = {}) {
        DatePicker(state, title = null, showModeToggle = false)
    }
}

private val WRITTEN: DateTimeFormatter = DateTimeFormatter.ofPattern("dd.MM.uuuu")

private fun dateOf(typed: String): LocalDate? =
    try {
        LocalDate.parse(typed, WRITTEN)
    } catch (_: DateTimeParseException) {
        null
    }

private fun dayOf(millis: Long): LocalDate = Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate()

private fun millisOf(day: LocalDate) = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
