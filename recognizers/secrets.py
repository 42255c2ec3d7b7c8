"""What gives access to somebody's accounts, body and health: CREDENTIALS, MEDICAL_RECORD, BIOMETRIC."""

from doxguard.detectors import biometric, credentials, medical_record
from doxguard.recognizers.base import DetectorRecognizer


class DoxguardCredentialsRecognizer(DetectorRecognizer):
    """Passwords, PINs, recovery codes and log-in pairs; see `doxguard.detectors.credentials`."""

    detectors = (credentials.DETECTOR,)


class DoxguardMedicalRecordRecognizer(DetectorRecognizer):
    """Diagnoses, drugs, treatments and patient numbers of somebody; see `doxguard.detectors.medical_record`."""

    detectors = (medical_record.DETECTOR,)


class DoxguardBiometricRecognizer(DetectorRecognizer):
    """Templates of fingers, eyes, faces and voices, and DNA profiles; see `doxguard.detectors.biometric`."""

    detectors = (biometric.DETECTOR,)
