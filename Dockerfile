# The production image: the service as a user without rights, LibreOffice Writer without GUI beside it.
FROM python:3.11-slim-bookworm AS packages
COPY requirements.txt /build/
RUN python -m venv /opt/teczka && /opt/teczka/bin/pip install --no-cache-dir --require-hashes -r /build/requirements.txt

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libreoffice-writer-nogui python3-uno libmagic1 fonts-crosextra-carlito fonts-liberation fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/teczka --create-home teczka \
    && mkdir /var/lib/teczka/data /var/lib/teczka/generated \
    && chown -R teczka:teczka /var/lib/teczka && chmod 0700 /var/lib/teczka/data
COPY --from=packages /opt/teczka /opt/teczka
COPY app /srv/teczka/app
COPY rules /srv/teczka/rules
COPY form_templates /srv/teczka/form_templates
COPY gunicorn.conf.py /srv/teczka/
WORKDIR /srv/teczka
ENV TECZKA_DATA=/var/lib/teczka/data \
    TECZKA_GENERATED=/var/lib/teczka/generated \
    TECZKA_BIND=0.0.0.0:8000 \
    TECZKA_SECURE_COOKIES=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1
USER teczka
VOLUME ["/var/lib/teczka"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["/opt/teczka/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/zdrowie', timeout=4)"]
CMD ["/opt/teczka/bin/gunicorn"]
