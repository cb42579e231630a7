package io.portwarden.calendar;

/** Why a due date that a carrier asks for cannot be met. */
public enum DueDateProblem {
    TOO_SOON,
    TOO_LATE,
    NOT_A_BUSINESS_DAY
}
