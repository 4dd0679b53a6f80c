"""Whose certificates are believed when a server speaks TLS."""

from __future__ import annotations

import ssl

from qicao.errors import UsageError


def trusting(ca_file: str) -> ssl.SSLContext:
    """Trust in what this machine and everybody trusts, and in a file's certificates ('' for none).

    UsageError if the file has none.
    """
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(cafile=certifi.where())
    if not ca_file:
        return context
    try:
        context.load_verify_locations(cafile=ca_file)
    except OSError as error:
        hint = "应是 PEM 格式的证书文件，请改正环境变量 SSL_CERT_FILE（或设置 ca_file）"
        raise UsageError(f"不能使用证书文件 {ca_file}（{error}）：{hint}") from None
    return context
