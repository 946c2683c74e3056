# SPDX-License-Identifier: EUPL-1.2
# What another program reads in a mail: python3 tests/cli/mail_part.py FILE WHAT
#
# WHAT is a header, or plain, html, types, defects, file:NAME.
import email
import email.policy
import sys

with open(sys.argv[1], "rb") as file:
    message = email.message_from_binary_file(file, policy=email.policy.default)
what = sys.argv[2]
parts = list(message.walk())
if what in ("plain", "html"):
    print(message.get_body((what,)).get_content(), end="")
elif what == "types":
    print(" ".join(part.get_content_type() for part in parts))
elif what == "defects":
    print(sum(len(part.defects) for part in parts))
elif what.startswith("file:"):
    for part in message.iter_attachments():
        if part.get_filename() == what[5:]:
            sys.stdout.buffer.write(part.get_content())
else:
    print(message[what])
