#include "textflag.h"

// Constants of exp in curve.go.
DATA expConst<>+0(SB)/4, $0x42ae0000  // 87
DATA expConst<>+4(SB)/4, $0x3fb8aa3b  // log2 e
DATA expConst<>+8(SB)/4, $0x3f318000  // ln 2, high part
DATA expConst<>+12(SB)/4, $0xb95e8083 // ln 2, the rest
DATA expConst<>+16(SB)/4, $0x39506967
DATA expConst<>+20(SB)/4, $0x3ab743ce
DATA expConst<>+24(SB)/4, $0x3c088908
DATA expConst<>+28(SB)/4, $0x3d2aa9c1
DATA expConst<>+32(SB)/4, $0x3e2aaaaa
DATA expConst<>+36(SB)/4, $0x3f000000
DATA expConst<>+40(SB)/4, $0x3f800000 // 1
DATA expConst<>+44(SB)/4, $0xc2ae0000 // -87
GLOBL expConst<>(SB), RODATA|NOPTR, $48

// func curve8(x *float32, n int, a float32)
//
// Replaces n values, a multiple of 8, by a/(1+exp(-a·x)) - (a-1).
TEXT ·curve8(SB), NOSPLIT, $0-20
	MOVQ         x+0(FP), DI
	MOVQ         n+8(FP), CX
	VBROADCASTSS a+16(FP), Y15
	VXORPS       Y14, Y14, Y14
	VSUBPS       Y15, Y14, Y14            // -a
	VBROADCASTSS expConst<>+40(SB), Y13   // 1
	VSUBPS       Y13, Y15, Y12            // a-1
	VBROADCASTSS expConst<>+0(SB), Y11
	VBROADCASTSS expConst<>+44(SB), Y10
	VBROADCASTSS expConst<>+4(SB), Y9
	VBROADCASTSS expConst<>+8(SB), Y8
	VBROADCASTSS expConst<>+12(SB), Y7

loop:
	VMULPS       (DI), Y14, Y0
	VMINPS       Y11, Y0, Y0
	VMAXPS       Y10, Y0, Y0
	VMULPS       Y9, Y0, Y1
	VROUNDPS     $0, Y1, Y1
	VFNMADD231PS Y8, Y1, Y0
	VFNMADD231PS Y7, Y1, Y0
	VBROADCASTSS expConst<>+16(SB), Y2
	VBROADCASTSS expConst<>+20(SB), Y3
	VFMADD213PS  Y3, Y0, Y2
	VBROADCASTSS expConst<>+24(SB), Y3
	VFMADD213PS  Y3, Y0, Y2
	VBROADCASTSS expConst<>+28(SB), Y3
	VFMADD213PS  Y3, Y0, Y2
	VBROADCASTSS expConst<>+32(SB), Y3
	VFMADD213PS  Y3, Y0, Y2
	VBROADCASTSS expConst<>+36(SB), Y3
	VFMADD213PS  Y3, Y0, Y2
	VMULPS       Y0, Y0, Y3
	VFMADD213PS  Y0, Y3, Y2               // poly·x² + x
	VADDPS       Y13, Y2, Y2
	VCVTPS2DQ    Y1, Y1
	VPSLLD       $23, Y1, Y1
	VPADDD       Y1, Y2, Y2
	VADDPS       Y13, Y2, Y2
	VDIVPS       Y2, Y15, Y2
	VSUBPS       Y12, Y2, Y2
	VMOVUPS      Y2, (DI)
	ADDQ         $32, DI
	SUBQ         $8, CX
	JG           loop
	VZEROUPPER
	RET
