# Build: everything that is installed comes from the lock file, hash by hash, into one virtual environment.
FROM python:3.11.14-slim-bookworm AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /opt/townclerk
COPY requirements.lock ./
RUN /opt/townclerk/bin/pip install --require-hashes --only-binary :all: -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY gateway gateway
COPY rules rules
COPY adapters adapters
COPY audit audit
RUN /opt/townclerk/bin/pip wheel --no-deps --no-build-isolation --no-index --wheel-dir /tmp/wheel . \
    && /opt/townclerk/bin/pip install --no-deps --no-index /tmp/wheel/*.whl \
    && /opt/townclerk/bin/pip uninstall --yes pip


# Run: no compiler, no pip, no root. Works with a read-only root file system (--read-only --tmpfs /tmp): what is
# written goes to the volume /var/lib/townclerk. Secrets come as files or environment variables, never in the image.
FROM python:3.11.14-slim-bookworm

# LOGNAME: the record wants to know who acts at the desk, and the uid below has no name.
ENV PATH=/opt/townclerk/bin:$PATH \
    TOWNCLERK_CONFIG=/etc/townclerk/config.yaml \
    HOME=/tmp \
    LOGNAME=container \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
RUN install -d -o 10001 -g 10001 -m 0700 /var/lib/townclerk
COPY --from=build /opt/townclerk /opt/townclerk
WORKDIR /var/lib/townclerk
VOLUME /var/lib/townclerk
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/healthz', timeout=2)"]
ENTRYPOINT ["townclerk"]
# Nothing runs without the agency's own configuration: mount it there, with `server: {host: 0.0.0.0}`,
# `store.path` under /var/lib/townclerk and `store.key_file` outside of it.
CMD ["run"]
