# SPDX-License-Identifier: EUPL-1.2
# A mail server of this test alone: python3 tests/cli/smtpd.py FOLDER
#
# Prints its port. Each mail becomes FOLDER/N.eml. An address that begins with `nobody` is
# refused for good; one that begins with `later` is refused for now, the first two times.
import asyncio
import itertools
import os
import sys

from aiosmtpd.smtp import SMTP

FOLDER = sys.argv[1]
numbers = itertools.count(1)
seen = {}


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 5.1.1 nobody of that name"
        if address.startswith("later"):
            seen[address] = seen.get(address, 0) + 1
            if seen[address] < 3:
                return "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        path = os.path.join(FOLDER, "%d.eml" % next(numbers))
        with open(path + ".part", "wb") as file:
            file.write(b"X-Envelope-From: " + envelope.mail_from.encode() + b"\r\n")
            file.write(b"X-Envelope-To: " + ",".join(envelope.rcpt_tos).encode() + b"\r\n")
            file.write(envelope.content)
        os.rename(path + ".part", path)
        return "250 OK"


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Handler()), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
