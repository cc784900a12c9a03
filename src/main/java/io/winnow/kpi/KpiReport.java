package io.winnow.kpi;

import java.time.LocalDate;
import java.util.List;

/**
 * Key figures of the decisions about a stretch of days.
 *
 * @param by what they are told apart by
 * @param from the first day, UTC
 * @param to the last day, UTC
 * @param kpis those with the most decisions first
 * @param complete false: there are more than were asked for
 */
public record KpiReport(
    String by, LocalDate from, LocalDate to, List<Kpi> kpis, boolean complete) {}
