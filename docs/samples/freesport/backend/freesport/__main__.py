import os

from freesport import settings
from freesport.server import Server
from freesport.storage import Storage


def main() -> None:
    config = settings.load(os.environ)
    server = Server(config, Storage(config.database_path))
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


main()
