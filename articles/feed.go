package articles

// Validators are what a server sent to tell one version of a document from the
// next. They are sent back byte for byte.
type Validators struct{ ETag, LastModified string }
