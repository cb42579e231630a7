package io.portwarden.notification;

import java.util.EnumMap;
import java.util.Map;

/** Something for every parameter of every kind of notice. */
final class NoticeFixture {

    private NoticeFixture() {}

    /** All that a kind may hold. */
    static Map<NoticeParam, String> paramsOf(NoticeKind kind) {
        Map<NoticeParam, String> params = new EnumMap<>(NoticeParam.class);
        for (NoticeParam param : NoticeParam.values()) {
            if (kind.allows(param)) {
                params.put(param, valueOf(param));
            }
        }
        return params;
    }

    static String valueOf(NoticeParam param) {
        return switch (param) {
            case TENANT -> "Contoso";
            case PERSON -> "Ada Admin";
            case MEMBER -> "Bo Builder";
            case ROLE -> "desk";
            case ACT -> "pin-change";
            case SUBJECT -> "Bo Builder";
            case CARRIER -> "Blue Ridge Telecom";
            case UPSTREAM -> "Bandwidth";
            case ORDER -> "PON-1001";
            case VERSION -> "2";
            case ORDER_ID -> "0199c0de-0000-7000-8000-000000000001";
            case STATUS -> "confirmed";
            case HERE -> "disputed";
            case THERE -> "pending";
            case NUMBERS -> "+1 202-555-0100, +1 202-555-0101";
            case DUE -> "2026-12-01";
            case LOCKED -> "+1 202-555-0101";
            case LAPSES -> "2026-12-12";
            case REVIEW_ENDS -> "2026-11-23T17:00:00Z";
            case LEFT_AT -> "2026-11-20T14:05:00Z";
            case SPID -> "5678";
            case SOON_BY -> "2026-11-21T14:05:00Z";
            case LATEST_BY -> "2026-11-27T14:05:00Z";
            case CASE_ID -> "0199c0de-0000-7000-8000-000000000002";
            case UNLOCKED_UNTIL -> "2026-11-23T18:00:00Z";
            case REASONS -> "pin-wrong,number-locked";
            case FIELDS -> "account-number,zip-code";
            case COUNT -> "3";
            case LIMIT -> "10";
            case EXPIRES -> "2026-11-25T21:30:00Z";
            case SINCE -> "2026-11-24T17:00:00Z";
            case CALL -> "+1 212 555 0100";
            case PASSKEY -> "Ada's telephone";
            case WEBHOOK -> "hooks.contoso.example";
            case PATH -> "/reset-password/0nce-0nly";
            case UNTIL -> "2026-11-22T21:30:00Z";
        };
    }
}
