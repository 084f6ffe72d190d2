#!/usr/bin/env bash
# Gives exports of the whole glossary to the heavy consumers, and prints one line each: OK, BAD, or "not run" for a program that
# is not installed. The light ones run in pytest -m interop (python3 tools/check.py --interop).
#
#   tools/interop.sh [--install]     --install: Debian packages first (needs root)
#
# OmegaT, jing and Saxon (with the schemas of LTAC in $SCHEMAS, a clone of each repository beside the other; they have no
# licence and are not kept here), the Nu HTML checker ($VNU, the path of vnu.jar), and everything that --install brings.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
EMNGLOSS=${EMNGLOSS:-emngloss}
PACKAGES="gettext sdcv raptor2-utils serdi chromium libreoffice-calc-nogui pandoc omegat jing libxml2-utils default-jre-headless unzip"
if [ "${1:-}" = "--install" ]; then apt-get install -y -q $PACKAGES; fi
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
bad=0

check() { # NAME NEEDED-PROGRAM COMMAND…
    local name=$1 needed=$2; shift 2
    if ! command -v "$needed" >/dev/null && [ ! -e "$needed" ]; then echo "not run  $name ($needed is not there)"; return; fi
    if "$@" >"$folder/log" 2>&1; then echo "OK       $name"; else bad=1; echo "BAD      $name: $(tail -n 1 "$folder/log")"; fi
}
export_as() { # FORMAT FILE OPTIONS…
    local format=$1 file=$folder/$2; shift 2
    "$EMNGLOSS" export --format "$format" -o "$file" -q "$@" || { bad=1; echo "BAD      export $format"; }
}

export_as tbx de.tbx --from en --to de
export_as tbx all.tbx
export_as tbx3 dca.tbx
export_as tbx3-dct dct.tbx
export_as tmx all.tmx
export_as omegat de.txt --from en --to de
export_as html page.html
export_as po de.po --from en --to de
export_as turtle all.ttl
export_as rdfxml all.rdf
export_as xlsx all.xlsx
export_as markdown all.md

core=${SCHEMAS:-/nowhere}/TBX_Core_RNG/TBXcoreStructV03.rng
basic=${SCHEMAS:-/nowhere}/TBX-Spec/TBX-Basic/Validation
check "TBX v2, DTD of TBX-Basic" "$basic/TBXBasiccoreStructV02.dtd" xmllint --nonet --noout --dtdvalid "$basic/TBXBasiccoreStructV02.dtd" "$folder/all.tbx"
check "TBX v2, RNG of TBX-Basic" "$basic/TBXBasicRNGV02.rng" jing "$basic/TBXBasicRNGV02.rng" "$folder/all.tbx"
check "TBX v3 DCA, core RNG" "$core" jing "$core" "$folder/dca.tbx"
check "TBX v3 DCT, core RNG" "$core" jing "$core" "$folder/dct.tbx"
check "TBX is well-formed" xmllint xmllint --nonet --noout "$folder/all.tbx" "$folder/dca.tbx" "$folder/dct.tbx" "$folder/all.rdf"
omegat_jar=/usr/share/omegat/OmegaT.jar
tmx_dtd() { unzip -p "$omegat_jar" schemas/tmx14.dtd >"$folder/tmx14.dtd" && xmllint --noout --nonet --dtdvalid "$folder/tmx14.dtd" "$folder/all.tmx"; }
check "TMX 1.4b, its DTD" "$omegat_jar" tmx_dtd
omegat_translates() {
    local project=$folder/project here=__DEFAULT__
    mkdir -p "$project"/{source,target,omegat,glossary,tm/auto,dictionary} && cp "$folder/all.tmx" "$project/tm/auto/" && cp "$folder/de.tbx" "$folder/de.txt" "$project/glossary/"
    printf 'asylum\n' >"$project/source/a.txt"
    cat >"$project/omegat.project" <<X
<?xml version="1.0" encoding="UTF-8"?><omegat><project version="1.0"><source_dir>$here</source_dir><target_dir>$here</target_dir><tm_dir>$here</tm_dir><glossary_dir>$here</glossary_dir><glossary_file>$here</glossary_file><dictionary_dir>$here</dictionary_dir><source_lang>EN</source_lang><target_lang>DE</target_lang><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
X
    HOME=$folder timeout 180 omegat "$project" --mode=console-translate --config-dir="$folder/omegat" && grep -qx Asyl "$project/target/a.txt"
}
check "OmegaT translates with the TMX" omegat omegat_translates
check "HTML, Nu checker" "${VNU:-/nowhere}" java -jar "${VNU:-/nowhere}" --errors-only "$folder/page.html"
check "PO, msgfmt" msgfmt msgfmt -c -o /dev/null "$folder/de.po"
check "Turtle, serdi" serdi serdi -q "$folder/all.ttl"
check "RDF/XML, rapper" rapper rapper -q -c -i rdfxml "$folder/all.rdf"
check "XLSX, LibreOffice" soffice soffice --headless --convert-to csv --outdir "$folder" "$folder/all.xlsx"
check "Markdown, pandoc" pandoc pandoc -f gfm -t html -o /dev/null "$folder/all.md"
exit $bad
