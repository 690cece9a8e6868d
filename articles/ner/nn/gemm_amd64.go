package nn

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// fast reports whether the processor runs the kernels of gemm_amd64.s.
func fast() bool { return cpu.X86.HasAVX2 && cpu.X86.HasFMA }

//go:noescape
func tile6(k int, a *float32, rowStep, colStep uintptr, b, c *float32, cStep uintptr)

//go:noescape
func tile1(k int, a *float32, colStep uintptr, b, c *float32)

// block adds to n rows and one panel of columns of c the product of a's rows
// and the panel b of k rows. The bounds are the caller's to check.
func block(c []float32, cStep int, a []float32, rowStep, colStep, n, k int, b []float32) {
	const size = unsafe.Sizeof(float32(0))
	i := 0
	for ; i+6 <= n; i += 6 {
		tile6(k, &a[i*rowStep], uintptr(rowStep)*size, uintptr(colStep)*size, &b[0], &c[i*cStep], uintptr(cStep)*size)
	}
	for ; i < n; i++ {
		tile1(k, &a[i*rowStep], uintptr(colStep)*size, &b[0], &c[i*cStep])
	}
}

//go:noescape
func curve8(x *float32, n int, a float32)
