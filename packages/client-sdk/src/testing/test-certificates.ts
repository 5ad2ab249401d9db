/** A certificate with its key, both PEM. */
export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

// Self-signed for localhost and 127.0.0.1, valid until 2126. The keys are public: they protect nothing but tests.

/** The certificate of a scripted server that is not given another. */
export const testCertificate: TestCertificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBnjCCAUWgAwIBAgIUcu2rK3I3sivSePoCav0Xsj9ZOPIwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLbGFpciB0ZXN0IGEwIBcNMjYxMTIyMTk1MjM2WhgPMjEyNjEw
MjkxOTUyMzZaMBYxFDASBgNVBAMMC2xhaXIgdGVzdCBhMFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAE6BhF3mdrKP6n3J/hwTIcEvEFEq9HXgVMwTgIRlDQ7kGr+q2v
kAPZxt6doMh0DLDoBY2ZS6UdDjV/gI+d2xK+cKNvMG0wHQYDVR0OBBYEFG7g+u/H
zoiE8AM2dorFAdlKxPTlMB8GA1UdIwQYMBaAFG7g+u/HzoiE8AM2dorFAdlKxPTl
MA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMAoG
CCqGSM49BAMCA0cAMEQCIHdQgvaz10oPLRVIXHpnNLDu5NwJPbJLDjrYeGIo9EiF
AiBL0MFyrbj2YU6pIM+DlkSIRMVfibSQEfsG87H/4EzFsw==
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2DX+1WMdsc2Psbyk
FNwvxCNpoh36e5KdOjz5U82cU6yhRANCAAToGEXeZ2so/qfcn+HBMhwS8QUSr0de
BUzBOAhGUNDuQav6ra+QA9nG3p2gyHQMsOgFjZlLpR0ONX+Aj53bEr5w
-----END PRIVATE KEY-----`,
};

/** Another one, for a server that is not the one it was. */
export const otherTestCertificate: TestCertificate = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBnzCCAUWgAwIBAgIUJ/OX2oapB0XRVdbAQiOk0JLTB/8wCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLbGFpciB0ZXN0IGIwIBcNMjYxMTIyMTk1MjM2WhgPMjEyNjEw
MjkxOTUyMzZaMBYxFDASBgNVBAMMC2xhaXIgdGVzdCBiMFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEuVpwgua6z0uwRQ+E0jwcPDur+OHt+uU9vYELWKrPWRkYzfSY
ylCAtb+T8sNkxV4X2z/lLbrbPXN/AaNzic3gpqNvMG0wHQYDVR0OBBYEFHqGTX3M
rTqTZrz31TbljjJK8fHtMB8GA1UdIwQYMBaAFHqGTX3MrTqTZrz31TbljjJK8fHt
MA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMAoG
CCqGSM49BAMCA0gAMEUCIQC784IrcEsXKRjXqQBC9ybeNxIuMRfGNbco3NVoJoAO
KAIgEoe8zpbQdVCfFeF1To1wq9NRupYBoAsfnBBSwC14G7I=
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3sP8/CF0bFwtjTv7
qLya9Wk5/NqJ0eaG6rdHlQ2XSLGhRANCAAS5WnCC5rrPS7BFD4TSPBw8O6v44e36
5T29gQtYqs9ZGRjN9JjKUIC1v5Pyw2TFXhfbP+Ututs9c38Bo3OJzeCm
-----END PRIVATE KEY-----`,
};
