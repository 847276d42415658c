#!/usr/bin/env python3
"""An SMTP server on loopback that asks for STARTTLS and a login: smtp-server.py FOLDER USER PASSWORD

FOLDER holds cert.pem and key.pem; each mail becomes a file there. Prints its port, refuses recipients whose name begins
with "nobody", and ends with its standard input.
"""
import asyncio
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        head = f"X-Envelope-To: {', '.join(envelope.rcpt_tos)}\r\nX-Session: {'TLS' if session.ssl else 'plain'} {session.auth_data.decode() if session.auth_data else 'nobody'}\r\n"
        part = self.folder / f"{self.count}.part"
        part.write_bytes(head.encode() + envelope.original_content)
        part.rename(self.folder / f"{self.count}.eml")
        return "250 2.0.0 kept"


async def main():
    folder, user, password = pathlib.Path(sys.argv[1]), sys.argv[2].encode(), sys.argv[3].encode()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    keeper = Keeper(folder)

    def check(server, session, envelope, mechanism, login):
        right = login.login == user and login.password == password
        return AuthResult(success=right, handled=False, auth_data=login.login)

    def serve():
        return SMTP(keeper, hostname="localhost", tls_context=tls, require_starttls=True, auth_required=True, authenticator=check, enable_SMTPUTF8=True)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
