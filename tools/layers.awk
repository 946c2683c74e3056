# SPDX-License-Identifier: EUPL-1.2
# layers.awk - fails on an include that climbs, or a library outside its door
#
#   find src -name '*.[ch]' | awk -f tools/layers.awk layers.txt -
#
# The first file is the rules, the second a list of files to look at. ROOT (default "src/")
# is taken off their names; includes are written from there.

BEGIN {
    if (ROOT == "")
        ROOT = "src/"
}

FNR == 1 { part++ }
part == 1 && /^(#|$)/ { next }
part == 1 { read_rule(); next }
{ look_at($0) }

END {
    if (faults > 0) {
        printf "%d include%s out of place; the rules are in layers.txt\n", faults,
               faults == 1 ? "" : "s" > "/dev/stderr"
        exit 1
    }
}

function read_rule(    colon, head, kind, name)
{
    colon = index($0, ":")
    head = substr($0, 1, colon - 1)
    kind = head
    sub(/ .*/, "", kind)
    name = head
    sub(/^[a-z]+ ?/, "", name)
    if (colon == 0 || kind !~ /^(floor|door|only|system)$/) {
        printf "layers.txt:%d: cannot read \"%s\"\n", FNR, $0 > "/dev/stderr"
        faults++
        return
    }
    allowed[kind, name] = allowed[kind, name] " " substr($0, colon + 1)
    names[kind] = names[kind] " " name
}

# The longest of the names of this kind that is `text` or a folder above it.
function nearest(kind, text,    list, count, i, best)
{
    count = split(names[kind], list, " ")
    best = ""
    for (i = 1; i <= count; i++)
        if (fits(text, list[i]) && length(list[i]) > length(best))
            best = list[i]
    return best
}

function fits(text, rule)
{
    return rule ~ /\/$/ ? index(text, rule) == 1 : text == rule
}

function is_among(text, rules,    list, count, i)
{
    count = split(rules, list, " ")
    for (i = 1; i <= count; i++)
        if (fits(text, list[i]))
            return 1
    return 0
}

function look_at(path,    file, line, number, header)
{
    file = path
    if (index(file, ROOT) == 1)
        file = substr(file, length(ROOT) + 1)
    number = 0
    while ((getline line < path) > 0) {
        number++
        if (line !~ /^[ \t]*#[ \t]*include/)
            continue
        header = line
        sub(/^[^<"]*[<"]/, "", header)
        sub(/[>"].*/, "", header)
        if (line ~ /</)
            look_at_library(path, number, file, header)
        else
            look_at_ours(path, number, file, header)
    }
    close(path)
}

function look_at_ours(path, number, file, header,    floor)
{
    floor = nearest("floor", file)
    if (floor == "")
        fault(path, number, "no floor in layers.txt holds this file")
    else if (!is_among(header, allowed["floor", floor]))
        fault(path, number, floor " may not include \"" header "\"")
    if (("only", header) in allowed && !is_among(file, allowed["only", header]))
        fault(path, number, "\"" header "\" is only for" allowed["only", header])
}

function look_at_library(path, number, file, header,    door)
{
    if (is_among(header, allowed["system", ""]))
        return
    door = nearest("door", header)
    if (door == "")
        fault(path, number, "<" header "> has no door in layers.txt")
    else if (!is_among(file, allowed["door", door]))
        fault(path, number, "<" header "> belongs in" allowed["door", door])
}

function fault(path, number, message)
{
    printf "%s:%d: %s\n", path, number, message > "/dev/stderr"
    faults++
}
