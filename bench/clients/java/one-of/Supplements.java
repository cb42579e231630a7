import client.model.CancelSupplement;
import client.model.CorrectionSupplement;
import client.model.NewDueDateSupplement;
import client.model.SupplementRequest;
import java.time.LocalDate;

/** Supplements as clients have them that know oneOf: each kind is a class. */
final class Supplements {

    private Supplements() {}

    static SupplementRequest cancel(int version) {
        CancelSupplement cancel = new CancelSupplement();
        cancel.setVersion(version);
        cancel.setType(CancelSupplement.TypeEnum.CANCEL);
        return new SupplementRequest(cancel);
    }

    static SupplementRequest newDueDate(int version, LocalDate dueDate) {
        NewDueDateSupplement moved = new NewDueDateSupplement();
        moved.setVersion(version);
        moved.setType(NewDueDateSupplement.TypeEnum.NEW_DUE_DATE);
        moved.setDesiredDueDate(dueDate);
        return new SupplementRequest(moved);
    }

    static SupplementRequest correction(int version, String zipCode, String pin) {
        CorrectionSupplement correction = new CorrectionSupplement();
        correction.setVersion(version);
        correction.setType(CorrectionSupplement.TypeEnum.CORRECTION);
        correction.setZipCode(zipCode);
        correction.setPin(pin);
        return new SupplementRequest(correction);
    }
}
