#!/usr/bin/env python3
"""Makes confusables.txt and scripts.txt, which Confusables.cs and Scripts.cs read. Run it when Unicode has a new version,
and read the diff.

The Unicode Character Database is Debian's package unicode-data. That package lacks the data files of UTS #39, and ICU
carries them: ICU is asked for the skeleton of each single character, which is that character's prototype.

    ./make-confusables.py [/usr/share/unicode]
"""
import ctypes
import ctypes.util
import os
import re
import sys

here = os.path.dirname(os.path.abspath(__file__))
ucd = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/unicode'
library = ctypes.util.find_library('icui18n')
icu = ctypes.CDLL(library)
suffix = '_' + library.rsplit('.', 1)[1]
NOTICE = '''# Copyright © 1991-2022 Unicode, Inc. All rights reserved. Data of Unicode, changed in form, under the Unicode licence,
# which stands in LICENSE-UNICODE beside this file.
'''


def lines(name):
    with open(os.path.join(ucd, name), encoding='utf-8') as file:
        for line in file:
            text = line.split('#')[0].strip()
            if text:
                yield [part.strip() for part in text.split(';')]


def version(name):
    with open(os.path.join(ucd, name), encoding='utf-8') as file:
        return re.search(r'-([0-9.]+)\.txt', file.readline()).group(1)


def span(text):
    first, _, last = text.partition('..')
    return int(first, 16), int(last or first, 16)


def icu_unicode_version():
    parts = (ctypes.c_ubyte * 4)()
    getattr(ctypes.CDLL(library.replace('i18n', 'uc')), 'u_getUnicodeVersion' + suffix)(parts)
    return '.'.join(str(part) for part in parts[:3])


def skeletons():
    error = ctypes.c_int(0)
    opened = getattr(icu, 'uspoof_open' + suffix)
    opened.restype = ctypes.c_void_p
    checker = ctypes.c_void_p(opened(ctypes.byref(error)))
    ask = getattr(icu, 'uspoof_getSkeletonUTF8' + suffix)
    answer = ctypes.create_string_buffer(1024)

    def skeleton(text):
        typed = text.encode()
        error.value = 0
        length = ask(checker, ctypes.c_uint32(0), typed, len(typed), answer, 1024, ctypes.byref(error))
        if error.value > 0:
            raise SystemExit(f'ICU answered error {error.value} for {typed!r}')
        return answer.raw[:length].decode()

    return skeleton


unicode_version = version('Scripts.txt')
if icu_unicode_version() != unicode_version:
    raise SystemExit(f'ICU has Unicode {icu_unicode_version()}, {ucd} has {unicode_version}: take both of one version.')

names, decomposes = {}, set()
for fields in lines('UnicodeData.txt'):
    code = int(fields[0], 16)
    names[code] = fields[1]
    if fields[5] and not fields[5].startswith('<'):
        decomposes.add(code)

scripts = {}
for fields in lines('Scripts.txt'):
    for code in range(span(fields[0])[0], span(fields[0])[1] + 1):
        scripts[code] = fields[1]
codes = {fields[2]: fields[1] for fields in lines('PropertyValueAliases.txt') if fields[0] == 'sc'}
sets = {code: codes[script] for code, script in scripts.items()}
for fields in lines('ScriptExtensions.txt'):
    for code in range(span(fields[0])[0], span(fields[0])[1] + 1):
        sets[code] = fields[1]
invisible = {code for fields in lines('DerivedCoreProperties.txt') if fields[1] == 'Default_Ignorable_Code_Point'
             for code in range(span(fields[0])[0], span(fields[0])[1] + 1)}

with open(os.path.join(here, 'confusables.txt'), 'w', encoding='utf-8') as out:
    out.write(f'''# Unicode {unicode_version}. Made by make-confusables.py from the data of UTS #39 (confusables) in ICU {suffix[1:]} and UnicodeData.txt.
{NOTICE}# A character, its prototype (in NFD), and, where letters of another script look like ASCII, the character's name.
''')
    skeleton = skeletons()
    for code in range(0x110000):
        # A surrogate is no character; what decomposes is looked up by its parts.
        if 0xD800 <= code < 0xE000 or code in decomposes or 0xAC00 <= code <= 0xD7A3:
            continue
        prototype = skeleton(chr(code))
        if prototype == chr(code):
            continue
        named = prototype.isascii() and scripts.get(code) not in ('Common', 'Inherited', 'Latin')
        out.write(f"{code:04X} {'+'.join(f'{ord(c):04X}' for c in prototype)}{' ' + names[code] if named and code in names else ''}\n")

with open(os.path.join(here, 'scripts.txt'), 'w', encoding='utf-8') as out:
    out.write(f'''# Unicode {unicode_version}. Made by make-confusables.py from Scripts.txt, ScriptExtensions.txt and DerivedCoreProperties.txt.
{NOTICE}# Characters and the scripts they are written in (Script_Extensions; what every script uses is left out),
# and as "-" those that show nothing (Default_Ignorable_Code_Point). Lines with "=" name a script.
''')

    def write(of):
        start = previous = None
        for code in range(0x110001):
            value = of(code) if code < 0x110000 else None
            if value == previous:
                continue
            if previous:
                out.write(f'{start:04X}{"" if start == code - 1 else f"..{code - 1:04X}"} {previous}\n')
            start, previous = code, value

    for code, name in sorted({fields[1]: fields[2] for fields in lines('PropertyValueAliases.txt') if fields[0] == 'sc'}.items()):
        out.write(f"= {code} {name.replace('_', ' ')}\n")
    write(lambda code: None if sets.get(code, 'Zzzz') in ('Zyyy', 'Zinh', 'Zzzz') else ','.join(sets[code].split()))
    write(lambda code: '-' if code in invisible else None)
