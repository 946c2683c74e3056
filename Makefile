# SPDX-License-Identifier: EUPL-1.2
# One program in a few flavours; ./dev calls this and installs what it needs.
#
#   make                      build/release/pact: optimised and hardened
#   make FLAVOUR=debug test   every test, under AddressSanitizer and UBSan
#   make CC=clang …           the same with clang, in build/release-clang
#   make V=1 …                shows whole commands
#   make layers format        includes point downwards; the style is ours
#
#   release   -O2, hardened          debug   ASan + UBSan
#   plain     for valgrind           thread  ThreadSanitizer
#   fuzz      libFuzzer, clang only  analyze gcc -fanalyzer, compiles only

FLAVOUR ?= release
ifeq ($(origin CC),default)
CC := gcc
endif
IS_CLANG := $(findstring clang,$(notdir $(CC)))
OUT := build/$(FLAVOUR)$(if $(IS_CLANG),-clang)
MADE := $(OUT)/made
PACKAGES := yaml-0.1 libmicrohttpd sqlite3 libpq libsodium \
            harfbuzz harfbuzz-subset cairo
PACKAGES += libzip zlib libxml-2.0 libcurl libcmark

ifdef V
Q :=
step = @:
else
Q := @
step = @printf '  %-9s%s\n' $(1) $(2)
endif

PACKAGES += proj

WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes \
            -Wmissing-prototypes -Wvla -Wswitch-enum -Wformat=2 -Wcast-qual -Wundef -Werror
CPPFLAGS := -D_POSIX_C_SOURCE=200809L -Isrc -I$(MADE) -include base/banned.h
PACKAGE_FLAGS := $(shell pkg-config --cflags $(PACKAGES))
CFLAGS := -std=c17 -g -fvisibility=hidden -fno-strict-aliasing -pthread $(WARNINGS) \
          -ffile-prefix-map=$(CURDIR)=. $(PACKAGE_FLAGS)
LDFLAGS := -pthread
LDLIBS := $(shell pkg-config --libs $(PACKAGES)) -lhyphen -lglpk -lm

SANITIZE.debug := address,undefined
SANITIZE.thread := thread
SANITIZE.fuzz := address,undefined,fuzzer-no-link
HARDEN := -D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection -fPIE
ifneq (,$(findstring x86_64,$(shell $(CC) -dumpmachine)))
HARDEN += -fcf-protection
endif

CFLAGS.release := -O2 $(HARDEN)
LDFLAGS.release := -pie -Wl,-z,relro,-z,now,-z,noexecstack
CFLAGS.debug := -O1
CFLAGS.plain := -O1
CFLAGS.thread := -O1
CFLAGS.fuzz := -O1
# GCC 12 loses track of an array that is read at an index it does not know, and then calls
# it uninitialised; valgrind watches that at run time.
CFLAGS.analyze := -O1 -fanalyzer -Wno-analyzer-use-of-uninitialized-value
CFLAGS += $(CFLAGS.$(FLAVOUR))
LDFLAGS += $(LDFLAGS.$(FLAVOUR))
ifdef SANITIZE.$(FLAVOUR)
CFLAGS += -fsanitize=$(SANITIZE.$(FLAVOUR)) -fno-sanitize-recover=all -fno-omit-frame-pointer
LDFLAGS += -fsanitize=$(SANITIZE.$(FLAVOUR))
endif

SOURCES := $(sort $(shell find src -name '*.c'))
OBJECTS := $(SOURCES:src/%.c=$(OUT)/src/%.o)
PROGRAM := $(OUT)/pact
LIBRARY := $(OUT)/libpact.a
TESTS := $(patsubst tests/unit/%.c,$(OUT)/tests/%,$(sort $(wildcard tests/unit/*_test.c)))
SCRIPTS := $(sort $(wildcard tests/house/*.sh tests/cli/*_test.sh tests/cases/*_test.sh))
FUZZERS := $(patsubst tests/fuzz/%.c,$(OUT)/fuzz/%,$(sort $(wildcard tests/fuzz/*_fuzz.c)))

all: $(PROGRAM)

$(PROGRAM): $(OUT)/src/app/main.o $(MADE)/build.o $(LIBRARY)
	$(call step,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# Tells one build from another: a site is written anew by another program.
$(MADE)/build.c: $(LIBRARY)
	$(Q)printf 'extern const char PROGRAM_BUILD[];\nconst char PROGRAM_BUILD[] = "%s";\n' \
	    "$$(sha256sum <$< | cut -c 1-32)" >$@

$(MADE)/build.o: $(MADE)/build.c
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# The list of members is a file, so that a source that is gone leaves the library too.
$(LIBRARY): $(filter-out $(OUT)/src/app/main.o,$(OBJECTS)) $(MADE)/assets.o $(MADE)/migrations.o \
    $(OUT)/members
	$(call step,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $(filter %.o,$^)

$(OUT)/members: again
	@mkdir -p $(@D)
	@echo '$(OBJECTS)' | cmp -s - $@ || echo '$(OBJECTS)' >$@

$(OUT)/src/%.o: src/%.c
	@mkdir -p $(@D)
	$(call step,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/tests/%.o: tests/unit/%.c
	@mkdir -p $(@D)
	$(call step,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(OUT)/tests/%: $(OUT)/tests/%.o $(LIBRARY)
	$(call step,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LDLIBS) -lcmocka

# Programs that measure: bench/.
$(OUT)/bench/%: bench/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(call step,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LDLIBS)

$(OUT)/fuzz/%: tests/fuzz/%.c $(LIBRARY)
	@mkdir -p $(@D)
	$(call step,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -fsanitize=fuzzer -MMD -MP -MF $@.d -o $@ $< \
	    $(LIBRARY) $(LDFLAGS) $(LDLIBS)

# Host programs that turn texts/ and assets/ into C.
$(OUT)/tools/%: tools/%.c
	@mkdir -p $(@D)
	$(call step,CC,$<)
	$(Q)$(CC) -std=c17 -D_POSIX_C_SOURCE=200809L -O1 $(WARNINGS) -o $@ $<

TEXTS := $(sort $(wildcard texts/*.txt))
$(MADE)/texts.h: $(OUT)/tools/texts $(TEXTS)
	@mkdir -p $(@D)
	$(call step,MAKE,$@)
	$(Q)$< $(@D) $(TEXTS)

ASSETS := $(sort $(wildcard assets/*))
$(MADE)/assets.c $(MADE)/assets.h &: $(OUT)/tools/embed $(ASSETS)
	@mkdir -p $(@D)
	$(call step,MAKE,$(MADE)/assets.c)
	$(Q)$< $(MADE) Asset $(ASSETS)

MIGRATIONS := $(sort $(wildcard src/store/migrations/*.sql))
$(MADE)/migrations.c $(MADE)/migrations.h &: $(OUT)/tools/embed $(MIGRATIONS)
	@mkdir -p $(@D)
	$(call step,MAKE,$(MADE)/migrations.c)
	$(Q)$< $(MADE) Migration $(MIGRATIONS)

$(MADE)/%.o: $(MADE)/%.c
	$(call step,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(OBJECTS) $(TESTS:=.o): | $(MADE)/texts.h $(MADE)/assets.h $(MADE)/migrations.h

objects: $(OBJECTS)
tests: $(TESTS) $(PROGRAM)
fuzzers: $(FUZZERS)

# Its last line is what people and machines look at: "Result: PASS".
JOBS ?= $(shell nproc)
test: tests
	@CMOCKA_MESSAGE_OUTPUT=TAP PACT=$(PROGRAM) OUT=$(OUT) \
	    prove --jobs $(JOBS) $(PROVE) --exec 'sh tools/run-test.sh' $(TESTS) $(SCRIPTS)

layers:
	$(call step,LAYERS,layers.txt)
	$(Q)find src -name '*.[ch]' | sort | awk -f tools/layers.awk layers.txt -

STYLED = $(shell find src tests tools bench -name '*.[ch]' | sort)
format:
	$(call step,FORMAT,.clang-format)
	$(Q)clang-format --dry-run -Werror $(STYLED)

reformat:
	$(Q)clang-format -i $(STYLED)

cppcheck:
	$(call step,CPPCHECK,src)
	@mkdir -p $(OUT)/cppcheck
	$(Q)cppcheck --quiet --std=c17 --enable=warning,performance,portability \
	    --inline-suppr --error-exitcode=1 --suppress=missingIncludeSystem \
	    --cppcheck-build-dir=$(OUT)/cppcheck -j $(JOBS) -Isrc -I$(MADE) src

# Off: what flags an array of pointers, a macro's argument that is a type, _DEFAULT_SOURCE,
# a switch with an empty case, or a character constant (-Wconversion sees what narrows);
# and what wants the functions of Annex K, which no C library has.
tidy:
	$(call step,TIDY,src)
	@$(MAKE) --no-print-directory FLAVOUR=$(FLAVOUR) $(MADE)/texts.h $(MADE)/assets.h \
	    $(MADE)/migrations.h
	$(Q)printf '%s\n' $(SOURCES) | xargs -P $(JOBS) -n 1 sh -c \
	    'clang-tidy --quiet --warnings-as-errors="*" --checks="$(TIDY_CHECKS)" "$$@" \
	    -- $(CPPFLAGS) $(PACKAGE_FLAGS) -std=c17 2>/dev/null' tidy
TIDY_CHECKS := -*,bugprone-*,-bugprone-easily-swappable-parameters,$\
    -bugprone-sizeof-expression,-bugprone-macro-parentheses,-bugprone-branch-clone,$\
    -bugprone-reserved-identifier,-bugprone-narrowing-conversions,clang-analyzer-*,$\
    -clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,$\
    misc-redundant-expression,readability-misleading-indentation

clean:
	rm -rf build

.PHONY: all objects tests fuzzers test layers format reformat cppcheck tidy clean again
.SECONDARY:
.DELETE_ON_ERROR:
-include $(OBJECTS:.o=.d) $(TESTS:=.d) $(FUZZERS:=.d)
