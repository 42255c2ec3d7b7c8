"""Comments with Django and Django REST framework, in one file: private data comes back to its author, with a proposal.

    .venv/bin/python docs/examples/django_comments.py [port]

Then open http://127.0.0.1:8000/ and try: haar nummer is 06 1122 3344
The same as an API: POST {"text": "…"} to http://127.0.0.1:8000/api/comments
"""

import secrets
import sys
from collections.abc import Callable

import django
from django.conf import settings

settings.configure(
    DEBUG=False,
    SECRET_KEY=secrets.token_hex(),
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["rest_framework"],
    MIDDLEWARE=[
        f"{__name__}.limit_body",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "file:comments?mode=memory&cache=shared"}},
    LANGUAGE_CODE="en",
    LANGUAGES=[("nl", "Nederlands"), ("en", "English")],
    DATA_UPLOAD_MAX_MEMORY_SIZE=256 * 1024,
    DOXGUARD_HOOK={"budget": 2, "over_budget": "hold"},  # a site that is not in a hurry, and rather waits than leaks
    REST_FRAMEWORK={
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "UNAUTHENTICATED_USER": None,
    },
)
django.setup()

from django import forms  # noqa: E402
from django.core.exceptions import ValidationError  # noqa: E402
from django.core.management import execute_from_command_line  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import redirect  # noqa: E402
from django.template import Context, Template  # noqa: E402
from django.template.context_processors import csrf  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils.translation import get_language  # noqa: E402
from django.views.decorators.debug import sensitive_post_parameters  # noqa: E402
from rest_framework import exceptions, generics, parsers, serializers  # noqa: E402
from rest_framework.request import Request  # noqa: E402
from rest_framework.response import Response  # noqa: E402

from doxguard.hook import Outcome  # noqa: E402
from doxguard.pipeline.adapters.django import PrivateDataFormMixin, PublicTextField, site_hook  # noqa: E402
from doxguard.pipeline.adapters.drf import PrivateDataSerializerMixin  # noqa: E402
from doxguard.pipeline.adapters.shared import for_author  # noqa: E402

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Comments</title>
<h1>Comments</h1>
{% if held %}<p role="status">A moderator will look at your comment first.</p>{% endif %}
<form method="post">
  {% csrf_token %}
  <p>{{ form.text }}</p>
  <div role="alert">{{ form.text.errors }}</div>
  <p><button>Post</button>
  {% if asked %}<button name="insisted" value="yes">Post it nevertheless</button>{% endif %}</p>
</form>
{% if proposal %}
<form method="post">
  {% csrf_token %}
  <p>Proposal: <q>{{ proposal }}</q></p>
  <input type="hidden" name="text" value="{{ proposal }}">
  <p><button>Post the proposal</button></p>
</form>
{% endif %}
<ul>{% for comment in published %}<li>{{ comment.text }}</li>{% endfor %}</ul>
</html>
"""


class Comment(models.Model):
    """A comment; what is held waits for a moderator."""

    text = PublicTextField(max_length=20_000)
    held = models.BooleanField(default=False)

    class Meta:
        """In no application of its own, as all is in one file."""

        app_label = "comments"


class CommentForm(PrivateDataFormMixin, forms.ModelForm):
    """What is sent. The model's field validates; the mixin tells it who writes."""

    class Meta:
        """Only the text is the author's to fill in."""

        model = Comment
        fields = ("text",)

    def doxguard_context(self) -> dict[str, object]:
        """Tell who writes; a site takes the author from its session."""
        return {"author": "visitor", "insisted": self.data.get("insisted") == "yes"}

    def clean_text(self) -> str:
        """Refuse what was not UTF-8: Django replaces it."""
        text = str(self.cleaned_data["text"])
        if "\ufffd" in text:
            raise ValidationError("The text must be UTF-8.", code="encoding")
        return text


@sensitive_post_parameters("text")
def page(request: HttpRequest) -> HttpResponse:
    """Show the form, and take it."""
    form = CommentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        comment = form.save(commit=False)
        comment.held = form.held
        comment.save()
        return redirect("/?held=yes" if form.held else "/")
    answer = form.refusals.get("text")
    known = {
        "form": form,
        "asked": answer is not None and answer.outcome is Outcome.ASK,
        "proposal": answer.proposal if answer else None,
        "held": "held" in request.GET,
        "published": Comment.objects.filter(held=False),
        **csrf(request),
    }
    return HttpResponse(Template(PAGE).render(Context(known)), status=422 if form.is_bound else 200)


class CommentSerializer(PrivateDataSerializerMixin, serializers.ModelSerializer):
    """The same for the API."""

    held_field = "held"

    class Meta:
        """The outcome is not the author's to fill in."""

        model = Comment
        fields = ("id", "text", "held")
        read_only_fields = ("held",)


class JSONOnly(parsers.JSONParser):
    """JSON, also where it is nested without end."""

    def parse(self, *given: object, **more: object) -> object:
        """Read it, or say that it cannot be read."""
        try:
            return super().parse(*given, **more)
        except RecursionError:
            raise exceptions.ParseError("nested too deeply") from None


class Comments(generics.ListCreateAPIView):
    """Lists what is published, and takes comments."""

    parser_classes = (JSONOnly,)
    queryset = Comment.objects.filter(held=False)
    serializer_class = CommentSerializer

    def get_serializer_context(self) -> dict[str, object]:
        """Tell who writes; a site has a user in its request, who is asked without this."""
        data = self.request.data
        insisted = isinstance(data, dict) and data.get("insisted") is True
        return {**super().get_serializer_context(), "doxguard": {"author": "visitor", "insisted": insisted}}

    def create(self, request: Request) -> Response:
        """Keep a comment, or say why not, and what could be posted instead."""
        serializer = self.get_serializer(data=request.data)
        if serializer.is_valid():
            serializer.save()
            return Response(serializer.data, 201)
        answers = [for_author(answer, get_language()) for answer in serializer.refusals]
        return Response({"errors": serializer.errors, "answers": answers}, 422)


def limit_body(respond: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse large bodies: Django's own limit does not hold for what REST framework reads."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE

    def limited(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not (length.isdecimal() and len(length) < 10 and int(length) <= most):
            return HttpResponse(f"A comment may have {most} bytes.", status=413, content_type="text/plain")
        return respond(request)

    return limited


def handler400(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say what Django's own page leaves out."""
    del exception  # it may hold what was sent
    return HttpResponse("The request cannot be read; send a form in UTF-8.", status=400, content_type="text/plain")


urlpatterns = [path("", page), path("api/comments", Comments.as_view())]


def prepare() -> None:
    """Make the table, and warm up before the first comment."""
    with connection.schema_editor() as editor:
        editor.create_model(Comment)
    site_hook().warm_up()


if __name__ == "__main__":
    prepare()
    port = sys.argv[1] if sys.argv[1:] else "8000"
    execute_from_command_line([sys.argv[0], "runserver", "--noreload", f"127.0.0.1:{port}"])
