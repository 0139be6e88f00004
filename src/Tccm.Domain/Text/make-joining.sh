#!/bin/sh
# Makes joining.txt, which Joiners.cs reads, from the Unicode Character Database
# (Debian: package unicode-data). Run it when Unicode has a new version, and read the diff.
#   ./make-joining.sh [/usr/share/unicode] > joining.txt
set -eu
ucd=${1:-/usr/share/unicode}
version=$(sed -n '1s/^# ArabicShaping-\(.*\)\.txt$/\1/p' "$ucd/ArabicShaping.txt")

cat <<END
# Unicode $version. Made by make-joining.sh from ArabicShaping.txt and UnicodeData.txt.
# What RFC 5892, appendices A.1 and A.2, ask of the neighbours of U+200C and U+200D:
# joining types L, R, D and T (T: also every Mn, Me and Cf that ArabicShaping.txt leaves out),
# and V for viramas (canonical combining class 9, whatever their joining type).
END
awk -F';' '
    function number(hex,   i, n) {
        n = 0
        for (i = 1; i <= length(hex); i++) n = n * 16 + index("0123456789ABCDEF", substr(hex, i, 1)) - 1
        return n
    }
    { gsub(/[ \t\r]/, "") }
    FNR == NR { if ($0 !~ /^#/ && NF >= 3) shaped[$1] = $3; next }
    {
        type = ($1 in shaped) ? shaped[$1] : ($3 == "Mn" || $3 == "Me" || $3 == "Cf") ? "T" : "U"
        if (type ~ /^[LRDT]$/) print type, number($1), $1
        if ($4 == 9) print "V", number($1), $1
    }' "$ucd/ArabicShaping.txt" "$ucd/UnicodeData.txt" | LC_ALL=C sort -s -k1,1 -k2,2n | awk '
    function flush() { if (type != "") print type, (first == last_hex) ? first : first ".." last_hex }
    $1 == type && $2 == last + 1 { last = $2; last_hex = $3; next }
    { flush(); type = $1; first = last_hex = $3; last = $2 }
    END { flush() }'
