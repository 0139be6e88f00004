#!/bin/sh
# Checks the folder it is started in, without a network. It needs sh, coreutils and openssl, and changes nothing.
#   sh check.sh [FINGERPRINT OF key.pem [FINGERPRINT OF log-key.pem]]
# It ends with code 0 where everything holds; else it says what does not, and ends with code 1.
set -eu
export LC_ALL=C
tmp=$(mktemp -d)
trap 'rm -rf -- "$tmp"' EXIT

fail() { printf 'FAILED: %s\n' "$1" >&2 && exit 1; }

sha() { sha256sum <"$1" | cut -c 1-64; }

print() { # KEY: its fingerprint, the SHA-256 of its public half in DER
  openssl pkey -pubin -in "$1" -outform DER >"$tmp/der" 2>/dev/null || fail "$1 is not a public key."
  sha "$tmp/der"
}

expect() { # KEY FINGERPRINT
  [ "$(print "$1")" = "$(printf %s "$2" | tr -d ': ' | tr A-F a-f)" ] || fail "$1 is another key than the one you expect. Its fingerprint is $(print "$1")."
}

node() { # LEFT RIGHT, in base64: the hash of what stands above them in the tree
  { printf '\001' && echo "$1" | base64 -d && echo "$2" | base64 -d; } | openssl dgst -sha256 -binary | base64
}

# 1. The files are those that were signed, all of them and no other.
[ $# -lt 1 ] || expect key.pem "$1"
[ $# -lt 2 ] || expect log-key.pem "$2"
openssl dgst -sha256 -verify key.pem -signature SHA256SUMS.sig SHA256SUMS >"$tmp/said" 2>&1 || fail 'key.pem did not sign SHA256SUMS.'
sha256sum --strict --quiet -c SHA256SUMS >"$tmp/said" 2>&1 || fail "These files are not those that were signed: $(cat "$tmp/said")"
for file in * .[!.]* ..?* leaves/* leaves/.[!.]* proofs/* proofs/.[!.]*; do
  case $file in SHA256SUMS | SHA256SUMS.sig) continue ;; esac
  [ ! -L "$file" ] || fail "$file is a link."
  case $file in leaves | proofs) [ ! -d "$file" ] || continue ;; esac
  [ ! -e "$file" ] || printf '%s\n' "$file"
done >"$tmp/unsorted"
sort "$tmp/unsorted" >"$tmp/found"
cut -c 67- SHA256SUMS >"$tmp/listed"
[ "$(sha "$tmp/found")" = "$(sha "$tmp/listed")" ] || fail 'There are files here that SHA256SUMS does not list.'

# 2. The log's key signed the checkpoint, which says how many leaves the log had and what their root was.
{ read -r origin && read -r size && read -r root && read -r empty && [ -z "$empty" ]; } <checkpoint.txt || fail 'checkpoint.txt has another form.'
printf '%s\n' "$origin" "$size" "$root" >"$tmp/body"
id=$(print log-key.pem | cut -c 1-8) signed=no
while IFS= read -r line; do
  case $line in "— $origin "*) ;; *) continue ;; esac
  printf %s "${line##* }" | base64 -d >"$tmp/signature" 2>/dev/null || fail 'A signature of checkpoint.txt has another form.'
  [ "$(head -c 4 "$tmp/signature" | od -An -tx1 | tr -d ' \n')" = "$id" ] || continue
  tail -c +5 "$tmp/signature" >"$tmp/der"
  openssl dgst -sha256 -verify log-key.pem -signature "$tmp/der" "$tmp/body" >"$tmp/said" 2>&1 || fail 'log-key.pem did not sign checkpoint.txt.'
  signed=yes
done <checkpoint.txt
[ "$signed" = yes ] || fail 'log-key.pem did not sign checkpoint.txt.'

# 3. Every leaf is in the log of that checkpoint: RFC 6962, by the steps of RFC 9162, section 2.1.3.2.
leaves=0
for leaf in leaves/*; do
  [ -e "$leaf" ] || continue
  proof=proofs/${leaf#leaves/}
  { read -r header && read -r word index && [ "$header $word" = 'c2sp.org/tlog-proof@v1 index' ]; } <"$proof" || fail "$proof has another form."
  [ "$leaf" = "leaves/$(printf '%06d' "$index").txt" ] && [ "$index" -lt "$size" ] || fail "$proof is one of another leaf."
  { printf '\0' && cat "$leaf"; } >"$tmp/leaf"
  hash=$(openssl dgst -sha256 -binary "$tmp/leaf" | base64) at=$index last=$((size - 1)) lines=0
  while IFS= read -r sibling && [ -n "$sibling" ]; do
    lines=$((lines + 1))
    [ "$lines" -gt 2 ] || continue
    [ "$last" -gt 0 ] || fail "$leaf is not in the log of checkpoint.txt."
    if [ $((at % 2)) = 1 ] || [ "$at" = "$last" ]; then
      hash=$(node "$sibling" "$hash")
      while [ $((at % 2)) = 0 ] && [ "$at" != 0 ]; do at=$((at / 2)) last=$((last / 2)); done
    else
      hash=$(node "$hash" "$sibling")
    fi
    at=$((at / 2)) last=$((last / 2))
  done <"$proof"
  [ "$last" = 0 ] && [ "$hash" = "$root" ] || fail "$leaf is not in the log of checkpoint.txt."
  tail -n +$((lines + 2)) "$proof" >"$tmp/note"
  [ "$(sha "$tmp/note")" = "$(sha checkpoint.txt)" ] || fail "$proof is one for another checkpoint."
  sha "$tmp/leaf" >"$tmp/hash-$index"
  type='' of=''
  while IFS= read -r line; do
    case $line in 'type: '*) type=${line#*: } ;; 'signature: '*) of=${line#*: } ;; esac
  done <"$leaf"
  case $type in withdraw | invalidate) : >"$tmp/$type-$of" ;; reinstate) rm -f "$tmp/invalidate-$of" ;; esac
  leaves=$((leaves + 1))
done

# 4. Every signatory that signed online has a leaf, which names the same organisation, name, signature and text; it withdrew, or was
#    found invalid, where a leaf says so and only there. signatories.json names this log and these keys.
plain() { # what stands in a JSON string: $out
  rest=$1 out=''
  while :; do
    case $rest in *\\*) out=$out${rest%%\\*} rest=${rest#*\\} ;; *) out=$out$rest && return ;; esac
    case $rest in
      \"* | \\*) out=$out${rest%"${rest#?}"} rest=${rest#?} && continue ;;
      u[dD][89abAB]??\\u*) # two halves of one character
        high=${rest#u} && rest=${rest#??????}
        point=$(((0x${high%"${high#????}"} - 55296) * 1024 + 65536 - 56320)) ;;
      u????*) point=0 ;;
      *) fail 'signatories.json holds an escape that this script does not know.' ;;
    esac
    rest=${rest#u}
    point=$((point + 0x${rest%"${rest#????}"})) rest=${rest#????}
    if [ $point -lt 128 ]; then set -- $point
    elif [ $point -lt 2048 ]; then set -- $((192 + point / 64)) $((128 + point % 64))
    elif [ $point -lt 65536 ]; then set -- $((224 + point / 4096)) $((128 + point / 64 % 64)) $((128 + point % 64))
    else set -- $((240 + point / 262144)) $((128 + point / 4096 % 64)) $((128 + point / 64 % 64)) $((128 + point % 64)); fi
    for byte in "$@"; do out=$out$(printf "\\$((byte / 64))$((byte / 8 % 8))$((byte % 8))"); done
  done
}

text=$(sha statement.txt) online=0 recorded=0 part=top slug='' revision='' named='' log=''
while IFS= read -r line; do
  line=${line%,}
  value=${line#*': '} && value=${value#'"'} && value=${value%'"'}
  case $part:$line in
    top:'  "slug": '*) slug=$value ;;
    top:'  "text": {') part=text ;;
    text:'    "revision": '*) revision=$value ;;
    text:'    "sha256": '*) named=$value ;;
    top:'  "signatories": [' | top:'  "recorded": [') part=${line#*'"'} && part=${part%%'"'*} && log="$log $part" ;;
    top:'  "signatories": []' | top:'  "recorded": []') part=${line#*'"'} && log="$log ${part%%'"'*}" && part=top ;;
    top:'  "log": {') part=log ;;
    log:'    '*) log="$log $value" ;;
    text:'  }' | log:'  }' | signatories:'  ]' | recorded:'  ]') part=top ;;
    signatories:'    {' | recorded:'    {') organisation='' name='' how='' index='' hash='' signature='' standing='' ;;
    signatories:'      "organisation": '* | recorded:'      "organisation": '*) organisation=$value ;;
    signatories:'      "name": '* | recorded:'      "name": '*) plain "$value" && name=$out ;;
    signatories:'      "how": '* | recorded:'      "how": '*) how=$value ;;
    signatories:'      "signature": '*) signature=$value ;;
    signatories:'      "standing": '*) standing=$value ;;
    signatories:'        "index": '*) index=$value ;;
    signatories:'        "hash": '*) hash=$value ;;
    recorded:'    }')
      [ "$how" = recorded ] || fail "$name stands among the recorded, and is not."
      recorded=$((recorded + 1))
      ;;
    signatories:'    }')
      [ "$how" = online ] || fail "$name stands among those who signed online, and did not."
      [ -n "$index" ] && [ -e "$tmp/hash-$index" ] && [ "$hash" = "$(cat "$tmp/hash-$index")" ] || fail "$name has no leaf here."
      said=''
      while IFS= read -r line; do
        case $line in
          'type: sign' | "id: $signature" | "org: $organisation" | "name: $name" | \
            "statement: $slug r$revision sha256:$text" | "statement: $slug r$revision sha256:$text;"*) said="$said ${line%%:*}" ;;
        esac
      done <"leaves/$(printf '%06d' "$index").txt"
      [ "$said" = ' type id statement org name' ] || fail "The leaf of $name is one of another signature."
      said=signed
      [ ! -e "$tmp/invalidate-$signature" ] || said=invalid
      [ ! -e "$tmp/withdraw-$signature" ] || said=withdrew
      [ "$said" = "$standing" ] || fail "$name is shown as “$standing”, and by the leaves it is “$said”."
      online=$((online + 1))
      ;;
  esac
done <signatories.json
[ "$log" = " signatories recorded $origin $size $root $(print log-key.pem) $(print key.pem)" ] && [ "$part" = top ] || fail 'signatories.json has another form, or names another log or other keys.'
[ "$named" = "$text" ] || fail 'statement.txt is not the text that signatories.json names.'

echo "Everything holds. $online signed online, each in the evidence log $origin of $size leaves; $recorded recorded from a named source; $leaves leaves checked."
[ $# -ge 2 ] || echo 'Whose keys these are only you can tell. Compare with what you have from elsewhere, as README.txt says:'
echo "key.pem      $(print key.pem)"
echo "log-key.pem  $(print log-key.pem)"
